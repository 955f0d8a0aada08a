"""The words of the lists of tasks, named once so that the catalogue of translations holds them; the engine speaks no gettext."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

STAGES = (
    _("Prepare the ground"),
    _("Decide together what needs to be done, and whether now is the time for it."),
    _("Plant, water, nurture"),
    _("Begin with a few things, in a few places, and look after them."),
    _("Harvest"),
    _("See what has taken root in daily work, and in whose."),
    _("Look back and forward"),
    _("Say together what came of it, and what each school does next."),
)
EXISTS = (
    _("A yes from each head"),
    _("An agreement that both have signed"),
    _("A plan with something for each school in it"),
    _("Somebody on each side who has the time to run it"),
    _("First visits and exchanges held, not only planned"),
    _("A group that meets and settles what gets in the way"),
    _("Success criteria for each activity"),
    _("Colleagues on both sides who know what it is for"),
    _("Practices that are followed up to where they are used"),
    _("Something that each school does otherwise than before"),
    _("A review of what worked, by the criteria written down before"),
    _("A plan for the time after the money"),
    _("A review that both schools have signed off"),
    _("The outcome against the clause of the agreement"),
    _("A decision: go on, go on otherwise, or part as friends"),
    _("Thanks, and what was made handed to those who will use it"),
)
QUESTIONS = (
    _("What do you want of this partnership, for which pupils?"),
    _("What do you know of the other head, and what would you have to see to trust them?"),
    _("Whose idea was it, and could you have said no?"),
    _("Why now, and what else is your school carrying?"),
    _("What is expected of you, and what will you stop doing to have the time?"),
    _("Which colleagues want to begin, and in which subjects?"),
    _("Were you asked before the two schools were put together?"),
    _("What will you look at, and when, to know how it goes?"),
    _("Which of the planned things have happened, and what stopped the others?"),
    _("Who besides you is taking part, and who is keeping away?"),
    _("Is the help what was asked for, or what was to hand?"),
    _("What is the supporting school learning?"),
    _("How long does it take to arrange a visit, and who gives way?"),
    _("What is a day away costing in lessons, on each side?"),
    _("Do both heads tell the same story of the last month?"),
    _("Has an inspection, planned or done, changed what people dare to try?"),
    _("What is done otherwise now, by whom, and who could show it to a visitor?"),
    _("What has gone from the supported school to the supporting one?"),
    _("What would go on if nobody paid for it?"),
    _("Which small part flourishes, and what protects it?"),
    _("Which of the things you saw were tried, changed to fit, and kept?"),
    _("What was dropped, and was that a loss?"),
    _("What can you see for yourself, and what have you only been told?"),
    _("Does the school still need this help, another, or less of it?"),
    _("What did you hope for, and what came?"),
    _("Do you trust the other head more or less than at the beginning, and why?"),
    _("What would you tell two schools that begin tomorrow?"),
    _("Which ties do you keep, and who keeps them?"),
    _("What would you arrange otherwise?"),
    _("What did taking part do for you and for colleagues?"),
    _("Was this the right pair at the right time?"),
    _("What will you look at in two years to know whether it lasted?"),
)
GATES = (
    _("Both heads have said whether the time is right"),
    _("The agreement is in force"),
    _("The plan has at least one activity for each school"),
    _("It is written down how each activity is to be judged"),
    _("The plan for the end of the money is written"),
    _("The agreement says how the outcome is judged"),
)
TASKS = (
    _("Say whether the time is right"),
    _("Write and sign the agreement"),
    _("Choose how the outcome is judged"),
    _("Name who runs it, and free their time"),
    _("Write a plan with something for each school"),
    _("Keep a first version of the plan"),
    _("Tell both boards what is in it for their school"),
    _("Hold the first activities"),
    _("Let the steering group meet"),
    _("Write down how each activity is to be judged"),
    _("See the other school at work, and say what you saw"),
    _("See the school you help, and say what you learned there"),
    _("Look at what it costs in lessons and time"),
    _("Follow what was seen to where it is used"),
    _("Go on holding what works"),
    _("Review it together"),
    _("Plan the time after the money"),
    _("Set the outcome against the agreement"),
    _("Tell each other what it was worth"),
    _("Decide what comes next"),
    _("Hand over what was made"),
)
ASKS = (
    _(
        "Each head says how near an inspection is, how long the head has been in post and what else the "
        "school carries. After a hard inspection people need time."
    ),
    _("Why these two schools, what each needs, gives and gets, who decides, and how either may leave."),
    _("One measure, the years and the schools it is set against, in the agreement, before anybody knows the answer."),
    _("One person on each side with hours in the timetable. A task on top of everything else is not done."),
    _(
        "A few activities, each with a day, a lead on either side and what it costs; at least one that "
        "serves the supporting school."
    ),
    _("So that later you can see what was meant at the beginning, and what became of it."),
    _(
        "Governors who are not persuaded stop things quietly. Tell them what it costs, what it brings "
        "and how it can end."
    ),
    _("What was held counts, not what was planned. Begin where people want to."),
    _("People of both schools who settle what gets in the way, with the adviser if you can."),
    _("One sentence for each: what would show that it worked. Without it nobody can tell later."),
    _("Go with a question of your own; afterwards tell a colleague one thing you would try and one you would not."),
    _("A visit back is what makes it go both ways. Bring home something that your own school could use."),
    _("Days away, cover and lessons taken by others, on both sides. Say early if it is too much."),
    _("Seen, tried, made to fit, part of daily work, or dropped: for each practice, and which way it went."),
    _("Do more of the few things that took root, and let the others go with a word of why."),
    _("Take the criteria written down before, and look at each. Say what surprised you."),
    _("What goes on, who pays, what stops, who keeps what was made. Write it before the money ends."),
    _("The measure you chose then, with how sure anybody can be of it."),
    _("What each school got and gave, in plain words, and what neither would do again."),
    _("Go on, go on otherwise, or part. Any of the three can be a good end."),
    _("Schemes, slides, names and habits go to those who will use them, and each contact to somebody who stays."),
)

# Said of tasks, stages and gates on pages.
STATUSES: Mapping[str, str | Promise] = {
    "cannot-start": gettext_lazy("Cannot start yet"),
    "not-started": gettext_lazy("Not started"),
    "in-progress": gettext_lazy("In progress"),
    "blocked": gettext_lazy("Blocked"),
    "done": gettext_lazy("Done"),
    "not-applicable": gettext_lazy("Not applicable"),
}
# The colour of a tag; done is plain words, as task lists have it.
TAGS: Mapping[str, str] = {
    "cannot-start": "",
    "not-started": "govuk-tag",
    "in-progress": "govuk-tag govuk-tag--teal",
    "blocked": "govuk-tag govuk-tag--red",
    "done": "",
    "not-applicable": "",
}
WHOSE: Mapping[tuple[str, str], str | Promise] = {
    ("head", "both"): gettext_lazy("Both heads"),
    ("manager", "both"): gettext_lazy("The partnership managers"),
    ("staff", "supported"): gettext_lazy("Staff of the supported school"),
    ("staff", "supporting"): gettext_lazy("Staff of the supporting school"),
}
ASKED: Mapping[str, str | Promise] = {
    "heads": gettext_lazy("Heads"),
    "managers": gettext_lazy("Partnership managers"),
    "advisers": gettext_lazy("Advisers"),
}
# What a newer list may tell otherwise.
FIELDS: Mapping[str, str | Promise] = {
    "stage": gettext_lazy("stage"),
    "role": gettext_lazy("whose it is"),
    "side": gettext_lazy("whose it is"),
    "title": gettext_lazy("title"),
    "asks": gettext_lazy("what is asked"),
    "done_when": gettext_lazy("when the site ticks it"),
    "gates": gettext_lazy("what must be before it"),
    "before_money_ends": gettext_lazy("by when"),
    "source": gettext_lazy("where it comes from"),
}
