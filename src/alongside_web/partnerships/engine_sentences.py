"""The engine’s sentences on parts, answers and readiness, named once so that the catalogue of translations holds them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

UNFIT = (
    _("The last day is before the first; give a later last day."),
    _("This school already has a head at that time; end that part first, or give other dates."),
    _("This person has that part already at that time; nothing was added."),
    _("Nobody can be head of both schools of a partnership; choose another person."),
    _("Nobody can sit for both schools of a partnership; choose another person."),
    _("A broker or evaluator reads both sides and so cannot sit on one; choose another person."),
    _("Nobody can be head of both schools of a partnership; give two addresses."),
    _("A broker reads both answers and so cannot be head of a school in it; give another address."),
)
UNTIMELY = (
    _("The last day of your answer has passed; give a day from today on."),
    _("An answer lasts a year at most; give an earlier last day."),
    _("The day to ask again must be after today; give a later day."),
)
CAUTIONS = (
    _("An inspection is expected within the term: preparing for it halts joint work."),
    _("An inspection was in the last six months: it takes a school time to come to terms with one."),
    _("The head is in post less than a year, and may want to know the own school first."),
    _("The head is leaving: the next one will be asked anew."),
    _("The school has many other partners and plans already: one more may be one too many."),
)
REASONS = (_("Both schools are being asked again"),)
