"""The casebook’s own questions and assumptions, named once so that the catalogue of translations holds them; the evidence is not
translated."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

QUESTIONS = (
    _("Did the partnership help the school in need to improve?"),
    _("Did working together grow into a habit, instead of petering out?"),
    _("Were the two schools well matched?"),
    _("Did the authority broker it well, by asking first and following through?"),
    _("Did a scheme from above become the school's own?"),
    _("Was the partner head an agent of change?"),
    _("Was the link adviser an agent of change?"),
    _("Did a special relationship, with trust beneath it, grow between the two sides?"),
    _("Did the school in need accept that it had to change?"),
    _("Did the school in need grow stronger from within?"),
    _("Did the school in need take on ways of working from its partner?"),
    _("Did the effective school gain by it?"),
    _("Was the time after a damaging inspection the right one to start?"),
    _("Did joint work go on before, during and after inspection?"),
    _("Did teachers of two unlike schools come to see alike what was to be done?"),
)
NOT_ASKED_BECAUSE = (
    _(
        "Only their supported schools had been placed in a category of concern in the two years before (pp. 97, "
        "118, 138, 147)"
    ),
)
ASSUMPTIONS = (
    _("What the advisory service had done for these schools until then was too gentle and had changed little"),
    _("What an effective school does, its systems, habits and rules, can be carried into a school in difficulty"),
    _("The authority knows which school suits which"),
    _("Partnerships that the authority brokers will get things done"),
    _("Once a pair is made, the authority will see that both schools do as agreed"),
    _("A well-known head of an effective school is a fit partner for one in trouble"),
    _("Schools that had once left the authority's control make partners of particular worth"),
    _("An effective school can spare its people"),
    _("An effective school knows how to get another one learning"),
    _("What an effective school puts in is worth its while"),
    _("A school in difficulty will want to work with an effective one"),
    _("In time, working together eases the troubles that beset such a school"),
    _("Working beside good leaders will strengthen weak ones"),
    _("This is an intervention with teeth, which the authority will press home"),
    _("Schools come in because they are invited, not because they are sent"),
    _("An offer with money in it, to a school wishing to look well, is one that it will hardly turn down"),
    _("It should be done in full view, with well-known heads"),
    _("It should be done without fuss"),
    _("Partners are to push their own systems through"),
    _("Colleagues side by side, each of use to the other, is the form it should take"),
    _("Two heads can get results without liking or esteeming one another"),
    _("A lasting partnership with trust beneath it is what will come about"),
    _("Both schools give, both gain"),
    _("That both gain is mostly a polite thing to say"),
    _("It is not for the effective school to learn or improve"),
    _("The two schools are not on one footing, since only one of them is to be got off the register"),
    _("Left to decide for themselves, two schools will settle on a plan that suits both"),
    _("Advisers will help to write each plan and then follow it"),
    _("What each pair achieves will be checked against its aims"),
    _("Busy heads may let it slide to the bottom of the list"),
    _("Months will pass before anything shows"),
    _("Schools with so many helpers may not be able to use one more"),
    _("With a partner a school will improve more than with advisers only"),
    _("A sum for each pair makes it worth taking part"),
    _("Without written ground rules nobody can know their part"),
    _("The supported head was pressed into it and does not care for it"),
    _("Nobody told the adviser why this partner was picked or what was wanted"),
    _("It can only go well if the supported head is receptive and feels answerable for it, which she does not see"),
    _("So forceful a partner is likely to weaken the head whom he is to help"),
    _("Old quarrels and suspicion in this county keep partnerships from working"),
    _(
        "A strong neighbour can help a school in special measures, rival or not, and though its head never led "
        "such a school"
    ),
    _("What one head agrees to, the heads after can simply take on"),
    _("Bending to the other school builds trust, whereas targets would do damage"),
    _("Staff who see good practice will sooner or later think better of change"),
    _("Whoever is mentored is taken for the lesser of the two"),
    _("Having shared the running of a school for a term, the two heads suit each other"),
    _("An effective school is a good partner, and its head can hold the other one to the work"),
    _("Schemes like this use up time and then peter out"),
    _("Two schools of one confederation are natural partners"),
    _("What runs well in a good school will run well here"),
    _("Another school's ways need not suit this one"),
    _("A head who put one school on its feet will help to do so elsewhere"),
    _("Systems only move if one school longs to help and the other longs for help"),
    _("The inspectors erred; what ails the school is that teachers cannot be found"),
    _("To be paired with a school that has improved solves nothing by itself"),
    _("The small school would be safer as part of the large one"),
    _("It goes well since the two are no rivals for pupils"),
)
NEEDED = (
    _("Results of schools under the earlier support beside those of like schools that had none"),
    _("Each partner's former status, and enough partnerships to compare those who had it with those who had not"),
    _("What was made public of each pair, whether both schools had agreed, and how each felt about it"),
    _("The same record of what was made public of each pair, and how each school felt about it"),
    _(
        "A comparison, over more partnerships than six, of results where two heads esteem each other and where "
        "they do not"
    ),
    _("Dates at which changes took hold, followed for two or three years after the end"),
    _("Results of partnered schools beside those of schools with like histories that had advisers only"),
    _(
        "Transfer beside willingness of both heads, over more partnerships than six; the cross-case table has "
        "them for these six"
    ),
    _("What cannot be had: how the same school would have fared once absorbed"),
)
OUTCOMES = (
    _("Not examined: the thesis only notes that the author held the charge to be harsh and largely unproved"),
    _(
        "Uneven. The effective schools took in more than the schools they helped, and what partners picked for "
        "themselves left daily practice as it was"
    ),
    _("Only one head in need was content with the choice to the end; rifts between heads had gone unseen"),
    _("Taken together they did not: most lacked purpose and ended with the money"),
    _("Neither tracked nor called to account, one pair apart"),
    _(
        "Success of one's own did not come with the gift of coaching another; some would rather have taken the "
        "school over"
    ),
    _("The thesis tells of no gain that came from a partner's former status"),
    _("Partners grew vexed as lessons were lost and hours seemed thrown away"),
    _(
        "Not as a matter of course: they could seldom stir improvement, or persuade staff to adopt what they "
        "thought good"
    ),
    _("Expectations went unmet on either side, and effort was felt to be lost"),
    _("Heads felt obliged; several doubted that such a partner had what they lacked, or that it came first"),
    _("Finding and keeping teachers was the sorest trouble, and partnership did not ease it; a few departments gained"),
    _("Little sign of it was found"),
    _("It never was: schools resisted a partner who took charge, and partners left when thwarted"),
    _("Nobody declined, and most thought they were in no position to"),
    _("So it proved; hence their lack of commitment"),
    _("Most schools in need wished to keep it quiet, for fear of a second label"),
    _("Most schools in need thought so too"),
    _("Those who pushed were thwarted"),
    _("Patient nudging and help with troubles as they came went further than pushing"),
    _("Proved wrong: where it worked the heads liked and esteemed one another"),
    _("Where it worked the tone came from heads who trusted each other; that was rare"),
    _("Some partners meant it, others only said it; later on a plain one-way service was found to be sharper"),
    _("Lip service was indeed common, from officers as well"),
    _("The other way round: it was often the stronger school that learned"),
    _("Heads in need felt it, and pushed back"),
    _("Plans were foreseeable, tacked on to older ones, and often rewritten"),
    _("Most had no part in the choice and lost sight of what went on"),
    _("One pair did so thoroughly, two in part, the rest not at all"),
    _("For most heads and advisers it drifted to the edge"),
    _("Borne out as far as it goes: institutions had not changed when the money ended"),
    _("Several were swamped by help and by pressure"),
    _("What partnership itself achieved could not be told apart from all else"),
    _("Uncertain money kept commitment low, and most pairs ended with it"),
    _("Roles stayed unclear from launch to end"),
    _("He kept his partner at a distance, and handed the work down"),
    _("He stayed without a part, though an existing meeting of services took reports"),
    _("The head agreed in words while what he did showed resistance"),
    _("So it turned out; the warning had changed nothing"),
    _("True of the two pairs that he knew; not of Virgo and Leo"),
    _("Little was taken in; the head would sooner have had somebody who had come through the same"),
    _("The third head had not chosen it, and would have waited"),
    _("Patience carried the work through three heads, and it lived on at the edge"),
    _("A few departments moved; the school as a whole was slow"),
    _("She declined a mentor on that ground"),
    _("That very term had soured relations, and the officers did not see it"),
    _("He stepped back, and she gave up"),
    _("This one did"),
    _("The supported head had never seen the other as one, and natural pairs fared no better than arranged ones"),
    _("It did not, and he blamed the other school"),
    _("In line with the finding that partners came from easier places and knew less than they thought"),
    _("He had no wish to; neither head wanted the other"),
    _("Here neither did, and nothing moved"),
    _("Staffing was the key trouble in all the schools in need, while the thesis also sees denial here"),
    _("Joint work stayed brief and served mostly to account for the money"),
    _("It stayed itself and grew into the hub of a confederation"),
    _("They were not rivals, though some feared being swallowed"),
    _("Neither: too weak to impose, and not felt to be free"),
    _("All accepted and few felt free; lack of commitment followed"),
    _("The officer and some partners wanted it seen, nearly all schools in need did not"),
    _("Pushing was thwarted; nudging and relief from pressure went further"),
    _("They must: it decided the tone of all that followed"),
    _("Meant by some and only said by others; where it went on under the later grant, one way served better"),
    _("Some were neither willing nor able, beset by daily trouble and inspection"),
    _("They were given the task and left out of the making, so most neither knew nor tracked what went on"),
)
TOPICS = (
    _("Is it something that the authority imposes, or something that schools may join?"),
    _("Is it an invitation, if it can hardly be turned down?"),
    _("Is it to be seen by all, or done without fuss?"),
    _("Does the partner push, or help?"),
    _("Must the two heads like and esteem each other?"),
    _("Do both schools gain, or one?"),
    _("Can schools in difficulty make use of a partner?"),
    _("Are advisers part of the problem, or the ones to see it through?"),
)
SOURCES = (
    _("Tables 5b and 7"),
    _("the text, set side by side by us"),
)
