"""The words of an agreement in the reader's language: titles and guidance of sections, and the outcome clause in a few rows."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from alongside.partnerships.agreement_outcome import OutcomeClause
from alongside.partnerships.agreement_sections import Section
from alongside.schools.measures import MEASURES, Better

# Named once so that the catalogue of translations holds them; the engine itself speaks no gettext.
GROUPS = (
    _("Why"),
    _("Needs"),
    _("Giving and getting"),
    _("Basis"),
    _("Levels of working together"),
    _("Who decides"),
    _("Means"),
    _("Trust"),
    _("Course"),
    _("Outcome"),
)
TITLES = (
    _("Why we work together"),
    _("What {supported} needs"),
    _("What {supporting} needs"),
    _("What {supported} gives"),
    _("What {supported} gets"),
    _("What {supporting} gives"),
    _("What {supporting} gets"),
    _("What the work stands on"),
    _("Governors"),
    _("Senior leaders"),
    _("Middle leaders"),
    _("Teachers and other staff"),
    _("How decisions are made"),
    _("Who is not taking over whom"),
    _("Money, people and time"),
    _("What we tell each other, and whom else"),
    _("When we disagree"),
    _("When we look back and change course"),
    _("How it grows less, and how it ends"),
    _("When the money ends"),
    _("How we shall know whether it worked"),
)
GUIDANCE = (
    _(
        "What should be different because of this partnership, and for which pupils? Why these two schools, "
        "and why now?"
    ),
    _(
        "In the school's own words: two to five things, each so plain that both schools could say later "
        "whether it was met."
    ),
    _("A partner that wants nothing soon tires. Which of its own aims does the work serve?"),
    _("Its strengths that the other school will use, and the time, places and openness that the work takes."),
    _("What it can count on: people, days, subjects, materials. Name amounts where you can."),
    _("Whose time, how many days, and what these people leave undone at home meanwhile."),
    _("What it learns or gains, and what makes up for the time of its staff. Its governors will ask."),
    _(
        "What each school keeps as its own, which strengths must not be harmed, and what is shared: "
        "expectations, policies, schemes of work, training."
    ),
    _("Who from each board, how often they meet, what they are told and what they may ask."),
    _("Who runs the work on each side, when they meet, and what they plan, watch and report."),
    _(
        "Which subjects or years in the first year, who speaks for each, and how often they meet. Few areas "
        "done well beat many begun."
    ),
    _("Who works with whom, in whose lessons, how release is covered, and what nobody will be made to do."),
    _("Which group decides, which group does the work, who sits in each, and how each reports to the other."),
    _(
        "One plain sentence that both heads will say to their staff and governors. If joining the schools is "
        "thought of, by anybody, say so here."
    ),
    _(
        "What there is, from whom, for which year, who holds it, and what it pays for. Staff time is the main"
        " cost: reckon it on both sides."
    ),
    _(
        "What each school shows the other, what stays in the room, who may be told what, and how data about "
        "pupils and staff are kept."
    ),
    _("Whom each side goes to first, by when, and who helps when the two heads cannot settle it."),
    _("Dates, who takes part, what is looked at, and what would make you change the plan."),
    _(
        "At what point the help grows less and what then stays; how either school may leave, with how much "
        "notice, and what is handed over."
    ),
    _(
        "The date on which the money ends, what goes on without it, and who pays for that. Most partnerships "
        "did not outlive their money."
    ),
    _(
        "One measure, the years, and the schools it is set against, chosen before anybody knows the answer. "
        "Say in words why this measure."
    ),
)


def title_of(section: Section, schools: Mapping[str, str]) -> str:
    """A section's title with the schools' names in it."""
    return gettext(section.title).format(**schools)


def clause_rows(clause: OutcomeClause) -> tuple[tuple[str, str], ...]:
    """The clause as terms and what each is."""
    measure = MEASURES[clause.measure]
    better = gettext("higher is better") if measure.better is Better.HIGHER else gettext("lower is better")
    listed = ", ".join(gettext(MEASURES[one].label) for one in clause.characteristics)
    compared = ngettext(
        "the %(number)d school with the most similar circumstances (%(model)s)",
        "the %(number)d schools with the most similar circumstances (%(model)s)",
        clause.schools,
    ) % {"number": clause.schools, "model": clause.model}
    return (
        (gettext("Measure"), f"{gettext(measure.label)} ({better})"),
        (gettext("Year we start from"), str(clause.baseline)),
        (gettext("Years that count"), years_of(clause)),
        (gettext("Set against"), compared),
        (gettext("Circumstances compared"), listed),
        (gettext("Official data, by their hash"), clause.registry),
    )


def years_of(clause: OutcomeClause) -> str:
    if clause.first == clause.last:
        return str(clause.first)
    return gettext("%(first)s to %(last)s") % {"first": clause.first, "last": clause.last}


def clause_text(clause: OutcomeClause | None) -> str:
    """The clause as lines, to be compared with another."""
    return "\n".join(f"{term}: {told}" for term, told in clause_rows(clause)) if clause else ""


# What is wrong with a clause, by the field, as a form says it.
CLAUSE_FAULTS: Mapping[str, str] = {
    "measure": _("Choose a result as the measure"),
    "first": _("The first school year that counts must come after the year you start from"),
    "last": _("The last school year must not come before the first"),
    "schools": _("Choose between 10 and 100 similar schools"),
    "model": _("Schools are compared by their circumstances, never by their results"),
    "registry": _(
        "The site has no official data, which the clause must name. Ask whoever runs the site to import them"
    ),
}
