"""The engine's words that the readings print, named once so that the catalogue of translations holds them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

AXES = (
    _("Structures"),
    _("Processes"),
    _("Experience of partnership"),
    _("Openness to partnership"),
    _("Attitude to this partnership"),
    _("Relation between the two sides"),
    _("The supported school owns its situation"),
    _("Attitude of the supported school’s head"),
    _("Attitude of the supporting school’s head"),
)
POLES = (
    _("nobody can say alike what it is for, and it hangs on single people"),
    _("both know, agree and follow why and how they work together"),
    _("isolation, rivalry, and work that seldom happens"),
    _("a habit of working together, and things that happen"),
    _("little experience of working between schools"),
    _("has led or worked in school partnerships"),
    _("resists or avoids working with another school"),
    _("welcomes working with another school"),
    _("reluctant"),
    _("positive"),
    _("distrust, or one side that dominates"),
    _("trust and respect between equals"),
    _("blames others for its state"),
    _("takes its state as its own to mend"),
)
LEVELS = (
    _("low"),
    _("high"),
    _("little"),
    _("experienced"),
    _("resistant"),
    _("open"),
    _("reluctant"),
    _("positive"),
)
CORNERS = (
    _("clear purpose, and planned work that happens"),
    _("procedures and plans, started over and over, with little work"),
    _("work that hangs on single people, without an agreed reason"),
    _("only engaged when it must be"),
    _("open and experienced: an advocate"),
    _("open but with little experience"),
    _("resistant and with little experience"),
    _("resistant in spite of experience: an unreliable partner"),
    _("both positive"),
    _("the supported head reluctant, the supporting head positive"),
    _("the supported head positive, the supporting head reluctant"),
    _("both reluctant"),
    _("too little evidence"),
)
ASKED = (
    _("Does the supporting head still carry it?"),
    _("Do the two sides bear with each other?"),
    _("Is it growing on all sides?"),
)
GROUPINGS = (
    _("perspective"),
    _("voice"),
    _("kind of source"),
    _("coder"),
)
PLACES = (
    _("largely dependent"),
    _("becoming independent"),
    _("independent, reaching for interdependence"),
    _("interdependent"),
)
KINDS = (
    _("cruising"),
    _("striving"),
    _("swaying"),
    _("sliding"),
    _("sinking"),
    _("stuck"),
    _("formal"),
    _("welfarist"),
    _("hothouse"),
    _("survivalist"),
)
CHARACTERISTICS = (
    _("Partners have a say"),
    _("Trust and respect"),
    _("Leaders who mean it"),
    _("A shared purpose"),
    _("Working and learning together"),
    _("Eyes on teaching and learning"),
    _("Well managed"),
    _("Learning from each other"),
    _("Growing strength"),
    _("The wrong pair"),
    _("Lip service"),
    _("Leaders at odds"),
    _("No clear purpose"),
    _("Leaning on others"),
    _("Nobody manages it"),
    _("Time lost"),
    _("Plans, not deeds"),
    _("Drained and doubtful"),
)
SELF_REVIEW = (
    _("If either of us were free to choose again tomorrow, would we choose each other?"),
    _("What have we shown each other that we would not show a visitor?"),
    _("What has each head done for the joint work this term that nobody else could do?"),
    _("Would a teacher in either school give the same reason why we work together?"),
    _("Who asked to take part this term without being sent?"),
    _("How much of our time together was spent on what pupils learn?"),
    _("Who looks at what was planned beside what was held, and when did they last do so?"),
    _("What did the supporting school learn, and what did we change because it was not working?"),
    _("What would go on if the money stopped at the end of this term?"),
    _("Could either head have said no, at no cost, and did anybody ask in private?"),
    _("What was agreed to and has not happened, and who has said so aloud?"),
    _("Do the two heads speak as well of each other apart as they do together?"),
    _("Which of our activities could nobody give a reason for?"),
    _("What are we waiting for others to do that we could do ourselves?"),
    _("If the one person who pushes this were away for a term, what would still happen?"),
    _("Which journey or meeting would nobody miss?"),
    _("How often has the plan been rewritten since something in it was last carried out?"),
    _("Who has come away tired or doubtful, and have we asked them why?"),
)
MODES = (
    _("mentor"),
    _("coach"),
    _("critical friend"),
    _("practical help"),
    _("client and consultant"),
    _("sounding board"),
    _("exchange between equals"),
    _("direction"),
    _("take-over"),
)
FITS = (
    _("fits"),
    _("differs"),
    _("refused"),
    _("only offered"),
    _("only taken"),
    _("the words do not tell"),
)
