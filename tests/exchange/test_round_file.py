from datetime import date

import pytest

from alongside.brokering.round import ContradictoryRound, Level, Stance, Tie
from alongside.casebook.invented import TooManySchools, example_round_text, invented_round
from alongside.exchange.round_file import NotARound, parse_round, school_key
from alongside.terms import AcademicYear

HEAD = '[round]\nname = "Trial"\ndate = 2026-09-01\n'
SIDES = '[[needs]]\nschool = "example:asking"\n[[offers]]\nschool = "example:helping"\n'


def test_every_field_of_a_round_file_is_read() -> None:
    stated = parse_round(
        HEAD
        + """seed = 7
[rules]
same_phase = false
travel_limit_km = 40
competition_km = 2.5
minimum_suitability = 0.3
candidates = 30
[weights]
need = { travel = 0.4 }
partner = { context = 0 }
[[schools]]
key = "example:asking"
name = "Asking School"
phase = "secondary"
easting = 430000
northing = 310000
values = { fsm6 = 30.5, ks2-prior = 28 }
results.progress8 = { "2017/18" = -0.4, "2018/19" = -0.2 }
[[needs]]
school = "example:asking"
areas = ["teaching", "behaviour"]
partners = 2
load = 1
load_ceiling = 3
head_openness = "high"
head_experience = "low"
travel_limit_km = 25
[[offers]]
school = 100000
areas = ["teaching"]
partnerships = 3
live_partnerships = 1
inspection_from = 2026-10-01
inspection_to = 2026-12-01
[[wishes]]
by = "example:asking"
about = "urn:100000"
says = "would choose"
rank = 1
reason = "they have been through the same"
[[between]]
schools = ["example:asking", "100000"]
tie = "worked together"
km = 12
"""
    )
    (need,), (offer,), (wish,), (tie,), (local,) = (
        stated.needs,
        stated.offers,
        stated.wishes,
        stated.between,
        stated.schools,
    )
    assert (stated.name, stated.day, stated.seed) == ("Trial", date(2026, 9, 1), 7)
    assert (stated.rules.same_phase, stated.rules.travel_limit_km, stated.rules.candidates) == (False, 40, 30)
    assert dict(stated.weights) == {"need.travel": 0.4, "partner.context": 0}
    assert (need.partners, need.load, need.load_ceiling, need.head.openness) == (2, 1, 3, Level.HIGH)
    assert (offer.school, offer.partnerships, offer.inspection_to) == ("urn:100000", 3, date(2026, 12, 1))
    assert (wish.stance, wish.rank) == (Stance.CHOOSE, 1)
    assert (tie.tie, tie.km) == (Tie.WORKED_TOGETHER, 12)
    assert local.values["fsm6"] == 30.5
    assert local.results["progress8"][AcademicYear(2018)] == -0.2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not = [toml", "cannot be read as TOML"),
        ('[round]\nname = "Trial"\n', "'date' is missing"),
        (HEAD.replace("2026-09-01", '"soon"'), "write a day like 2026-09-01"),
        (HEAD.replace("2026-09-01", "2026-09-01T10:00:00"), "write a day like 2026-09-01"),
        (HEAD + "[[needs]]\nschool = 12\n", "'12' is not a school"),
        (HEAD + '[[needs]]\nschool = "a school"\n', "write a six-digit URN"),
        (HEAD + "[[needs]]\n", "'school' is missing"),
        (HEAD + '[[needs]]\nschool = "100000"\npartner = 2\n', "did you mean 'partners'"),
        (HEAD + '[[needs]]\nschool = "100000"\npartners = "two"\n', "write a whole number"),
        (HEAD + '[[needs]]\nschool = "100000"\npartners = true\n', "write a whole number"),
        (HEAD + '[[needs]]\nschool = "100000"\ntravel_limit_km = nan\n', "write a number"),
        (HEAD + '[[needs]]\nschool = "100000"\ntravel_limit_km = inf\n', "write a number"),
        (HEAD + '[[needs]]\nschool = "100000"\nareas = "maths"\n', "a list of texts"),
        (HEAD + '[[needs]]\nschool = "100000"\nhead_openness = "very"\n', '"low", "some", "high"'),
        (HEAD + '[[needs]]\nschool = "100000"\nconsent_withheld = "yes"\n', "true or false"),
        (HEAD + '[needs]\nschool = "100000"\n', "write each entry under its own"),
        (HEAD + "rules = 3\n", "rules' is not a field"),
        ("rules = 3\n" + HEAD, "rules must be a table"),
        (HEAD + "[rule]\n", "did you mean 'rules'"),
        (HEAD + '[[wishes]]\nby = "100000"\nabout = "100001"\n', "'says' is missing"),
        (HEAD + '[[between]]\nschools = ["100000"]\nkm = 3\n', "must name two schools"),
        (HEAD + '[[between]]\nschools = ["100000", "100001"]\n', "state a 'tie' or the 'km'"),
        (HEAD + '[[schools]]\nkey = "100000"\nname = "Real"\n', "only example: schools are described here"),
        (HEAD + '[[schools]]\nkey = "example:a"\n', "'name' is missing"),
        (HEAD + '[[schools]]\nkey = "example:a"\nname = "A"\nvalues = { fsm-6 = 1 }\n', "did you mean 'fsm6'"),
        (
            HEAD + '[[schools]]\nkey = "example:a"\nname = "A"\nresults.progress8 = { 2018 = 1 }\n',
            "is not an academic year",
        ),
        (HEAD.replace("2026-09-01", "2026-09-01\nseed = -1"), "write 0 or more"),
    ],
)
def test_what_is_not_a_round_file_is_answered_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(NotARound) as told:
        parse_round(text)
    assert words in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SIDES + "partnerships = -1\n", "'partnerships' of example:helping is -1; it cannot be negative"),
        ('[[needs]]\nschool = "example:asking"\npartners = -2\n', "'partners' of example:asking is -2"),
        (SIDES + SIDES, "example:asking stands 2 times among the needs"),
        (SIDES + 'areas = ["maths"]\n', "names the area 'maths'; choose from: leadership"),
        (SIDES + "[rules]\ntravel_limit_km = 5\ncompetition_km = 5\n", "the rules contradict each other"),
        (SIDES + "[rules]\nminimum_suitability = 2\n", "lies between 0 and 1"),
        (SIDES + "[rules]\ncandidates = 0\n", "at least 1"),
        (SIDES + "inspection_from = 2026-10-01\ninspection_to = 2026-09-01\n", "ends before it begins"),
        (
            SIDES + '[[wishes]]\nby = "example:asking"\nabout = "100009"\nsays = "would accept"\n',
            "names urn:100009, which neither needs nor offers",
        ),
        (
            SIDES + '[[wishes]]\nby = "example:asking"\nabout = "example:asking"\nsays = "would accept"\n',
            "is about itself",
        ),
        (
            SIDES + '[[wishes]]\nby = "example:asking"\nabout = "example:helping"\nsays = "would accept"\nrank = 1\n',
            "must be 1 or more, on a school it would choose",
        ),
        (
            SIDES
            + '[[wishes]]\nby = "example:asking"\nabout = "example:helping"\nsays = "would accept"\n'
            + '[[wishes]]\nby = "example:asking"\nabout = "example:helping"\nsays = "would rather not"\n',
            "said two things about example:helping",
        ),
        (SIDES + '[[between]]\nschools = ["100000", "100000"]\nkm = 3\n', "it needs two schools"),
        (SIDES + '[[between]]\nschools = ["100000", "100001"]\nkm = -3\n', "cannot be negative"),
    ],
)
def test_what_cannot_be_is_answered_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ContradictoryRound) as told:
        parse_round(HEAD + text)
    assert words in str(told.value)


@pytest.mark.parametrize("text", ["100000", "urn:100000", " 100000 "])
def test_a_school_is_named_by_its_reference_number_in_either_form(text: str) -> None:
    assert school_key(text) == "urn:100000"


def test_the_packaged_example_is_a_round_of_invented_schools() -> None:
    stated = parse_round(example_round_text())
    assert all(key.startswith("example:") for key in stated.keys)
    assert len(stated.needs) == 14
    assert len(stated.offers) == 22


def test_the_same_seed_invents_the_same_round_of_the_size_asked_for() -> None:
    text = invented_round(60, 120, seed=3)
    assert text == invented_round(60, 120, seed=3)
    assert text != invented_round(60, 120, seed=4)
    stated = parse_round(text)
    assert (len(stated.needs), len(stated.offers)) == (60, 120)


def test_more_schools_than_there_are_names_for_are_refused() -> None:
    with pytest.raises(TooManySchools, match="there are names for 0 to"):
        invented_round(400, 400, seed=1)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('[[quotas]]\noffers = ["example:b"]\n', "'at_most' is missing"),
        ('[[quotas]]\noffers = ["example:b"]\nat_most = 1.5\n', "a whole number"),
        ('[[quotas]]\noffers = ["nobody"]\nat_most = 1\n', "'nobody' is not a school"),
        ('[[quotas]]\noffer = ["example:b"]\nat_most = 1\n', "did you mean 'offers'"),
        ('[[together]]\npairs = [{need = "example:a", partners = "example:b"}]\n', "'partner' is missing"),
    ],
)
def test_a_quota_or_group_that_is_not_one_is_refused(entry: str, words: str) -> None:
    text = '[round]\nname = "A"\ndate = 2026-09-01\n[[needs]]\nschool = "example:a"\n[[offers]]\nschool = "example:b"\n'
    with pytest.raises(NotARound, match=words):
        parse_round(text + entry)
