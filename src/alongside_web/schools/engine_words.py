"""The engine's words, named once so that the catalogue of translations holds them; the engine itself speaks no gettext."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

MEASURES = (
    _("Pupils on roll"),
    _("School capacity"),
    _("Eligible for free school meals"),
    _("Free school meals in the past six years"),
    _("Eligible for pupil premium"),
    _("First language not English"),
    _("On the special needs register"),
    _("Special needs support"),
    _("Education, health and care plan"),
    _("Girls"),
    _("Income deprivation of pupils' homes (IDACI)"),
    _("Deprivation decile of the school's neighbourhood (1 most deprived)"),
    _("Pupils who stayed throughout"),
    _("Young people's participation in higher education, quintile (1 lowest)"),
    _("Reading on entry (key stage 2 scaled score)"),
    _("Mathematics on entry (key stage 2 scaled score)"),
    _("Attainment on entry (key stage 2 average points)"),
    _("Disadvantaged pupils at the end of key stage 4"),
    _("Attendance"),
    _("Overall absence"),
    _("Persistent absence"),
    _("Attainment 8"),
    _("Progress 8"),
    _("English and mathematics at grade 4 or above"),
    _("English and mathematics at grade 5 or above"),
    _("Entered for the English Baccalaureate"),
    _("English Baccalaureate average points"),
    _("Staying in education, employment or training after key stage 4"),
    _("Reading progress, key stages 1 to 2"),
    _("Writing progress, key stages 1 to 2"),
    _("Mathematics progress, key stages 1 to 2"),
    _("Key stage 3 results among all schools"),
    _("Key stage 4 results among all schools"),
    _("Key stage 3 results among schools with similar free school meals"),
    _("Key stage 4 results among schools with similar free school meals"),
    _("Places offered"),
    _("First preferences received"),
    _("First preferences for each place offered"),
    _("Teachers (full-time equivalent)"),
    _("Pupils for each teacher"),
    _("Mean pay of teachers"),
)
PLACES = (
    _("among the lowest 1% of schools"),
    _("among the highest 1% of schools"),
    _("about the middle"),
    _("higher than {share}% of schools"),
)
PHASES = (
    _("nursery"),
    _("primary"),
    _("secondary"),
    _("all-through"),
    _("16-plus"),
    _("other"),
    _("unknown"),
)
OCCASIONS = (
    _("graded inspection"),
    _("ungraded inspection"),
    _("monitoring visit"),
)
FRAMEWORKS = (
    _("overall grade"),
    _("sub-judgements only"),
    _("report card"),
)
JUDGEMENTS = (
    _("Outstanding"),
    _("Good"),
    _("Requires improvement"),
    _("Inadequate"),
    _("Urgent improvement"),
    _("Needs attention"),
    _("Expected standard"),
    _("Strong standard"),
    _("Exceptional"),
)
CLOSENESS = (
    _("close"),
    _("similar"),
    _("loose"),
    _("not similar"),
)
MODELS = (
    _("Similar circumstances, primary"),
    _("Similar circumstances, secondary"),
    _("The DfE's similar schools, secondary, 2022/23"),
    _("What Table 1a of the thesis prints, 2002"),
)
AREAS = (
    _("leadership and management"),
    _("teaching and learning"),
    _("curriculum"),
    _("assessment and tracking"),
    _("English and literacy"),
    _("mathematics"),
    _("science"),
    _("languages"),
    _("behaviour"),
    _("attendance"),
    _("special needs and inclusion"),
    _("early years"),
    _("sixth form"),
    _("governance"),
    _("recruitment and retention of staff"),
    _("finance and estate"),
    _("transition between phases"),
)
RULES = (
    _("a school cannot be its own partner"),
    _("the two schools teach different phases"),
    _("one of the two schools has not consented"),
    _("one of the two heads would rather not"),
    _("they are too far apart"),
    _("they compete for the same pupils"),
    _("the school already carries as much help as it agreed to"),
    _("the offering school has no place to offer"),
    _("the offering school is itself in need or of concern"),
    _("the offering school expects an inspection now"),
    _("the dates of the offer and those in which help is wanted have no day in common"),
    _("an earlier partnership of the two failed"),
    _("a conflict of interest is declared"),
    _("the pair is not suitable enough for one side or both"),
    _("other offers suit this school better, and only the best are looked at"),
)
COMPONENTS = (
    _("similar circumstances"),
    _("strength where the need is"),
    _("travel"),
    _("better results than the school in need"),
    _("results that have climbed"),
    _("the offering head's openness and experience"),
    _("room the offering school has left"),
    _("the supported head's openness and experience"),
    _("room the supported school has for help"),
)
OUTCOMES = (
    _("proposed"),
    _("possible, not proposed"),
    _("possible, but not among the best looked at"),
    _("ruled out"),
)
RELEASES = (
    _("final"),
    _("provisional"),
    _("revised"),
)

PLANS = (
    _("best"),
    _("settled"),
    _("stable"),
)
MODEL_SOURCES = (
    _("Alongside; weights reasoned in docs/explanation/similar-schools.md."),
    _(
        "Department for Education, similar-schools service, values of 2022/23; the weights and spreads are "
        "recovered from its published distances (4,100 pairs), not a statement by the DfE."
    ),
    _("Alongside; the variables are those of Table 1a of the thesis (p. 20), the weights reasoned."),
)
MODEL_REASONS = (
    _(
        "Circumstances a school does not choose. Attainment on entry to primary school is not published, so "
        "poverty and language carry more."
    ),
    _(
        "Circumstances a school does not choose: who comes, from where, how many, and what they had learned "
        "before. Results are left out, so that similar but better means something."
    ),
    _(
        "A preset, so that our lists can be held against the published ones. The service fills missing values "
        "with a median; we do not."
    ),
    _("Twelve schools of one county in 2002, for the thesis's own round. Attendance is a result and stays out."),
)
NOTES = (
    _(
        "The table prints different letters beside the same figure (A at Sagittarius, B at Virgo, C at Gemini and"
        " Scorpio)."
    ),
    _("The text says 1,000."),
    _("The table prints 14 %, the text 23 %."),
    _("The table prints different letters beside the same figure (E* at Cancer; E at Aries and Pisces)."),
    _("The text calls 7 % below the national average."),
    _("The text says over 1,750."),
    _("The text: below the national average."),
    _("The text: well below average."),
    _("The columns of Table 1b cannot be told apart safely in the surviving copy, and the text is silent."),
    _("The text: well above the national average; the damaged table seems to print B."),
    _("The text: well above the national average."),
    _("The text: below national averages."),
    _("The text: well below national averages."),
    _("The text: well below average among similar schools, and slightly worse than at key stage 3."),
    _("The text: above national averages."),
    _("The text: below average among similar schools."),
    _("The text: well above average."),
    _("The text: in the bottom 5 % of schools nationally; it does not say at which stage."),
    _("The text: similar to schools nationally."),
    _("The text: well below average among similar schools."),
    _("The text: broadly in line with the national average."),
    _("The text: below that of similar schools."),
    _("The text: in line with national expectations."),
)
