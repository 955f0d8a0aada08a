"""The engine's words about concerns, named once so that the catalogue of translations holds them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

TITLES = (
    _("Intensive support"),
    _("Close monitoring"),
    _("Light watch"),
    _("No concern"),
    _("Results"),
    _("Progress of pupils"),
    _("An inspection"),
    _("Leadership and management"),
    _("Teaching"),
    _("Behaviour"),
    _("Attendance"),
    _("Special needs and inclusion"),
    _("Staff"),
    _("Falling roll"),
    _("Money"),
    _("Governance"),
    _("Safety of pupils"),
    _("Another reason"),
)
MEANINGS = (
    _("The school cannot put right what is wrong without help that is planned, paid for and followed by named people."),
    _("The school does most of it by itself; somebody looks closely and often whether it comes about."),
    _("Something might go wrong; it is looked at again on a day that is set, and nothing more is asked."),
    _("There is no reason for concern any more. The case can be closed."),
    _("What pupils attain lies below what pupils in similar circumstances attain elsewhere, over more than one year."),
    _("Pupils gain less between two stages than pupils who began where they began."),
    _("An inspection found the school wanting as a whole, or placed it in a category."),
    _("The people who lead the school are too few, too new, absent, or do not bring about what they plan."),
    _("Lessons seen or work looked at were often not good enough."),
    _("The conduct of some pupils keeps others from learning or makes them unsafe."),
    _("Pupils miss more lessons than in similar schools, or are suspended or taken off the roll more often."),
    _("Pupils with special needs, or a group of pupils, do not get what they are due."),
    _("Posts cannot be filled, or teachers leave faster than others come."),
    _("Fewer pupils come, so that courses, posts or the school itself are at risk."),
    _("The budget does not come out, and no plan that is agreed brings it back."),
    _("Governors or trustees do not know how the school stands, or do not act on what they know."),
    _("The school's way of keeping pupils safe has gaps. What concerns one child belongs elsewhere, never here."),
    _("Something that this list does not name: say it in words."),
)
REFUSED = (
    _("This day has not come yet; give today or the day on which it became known"),
    _("It cannot have become known before it was so; give an earlier time"),
    _("The case was not open yet; give a time that is not before it was opened"),
    _("There is no such rating in this case; choose one of those that are there"),
    _("That rating was corrected already; correct the one that stands in its place"),
)
