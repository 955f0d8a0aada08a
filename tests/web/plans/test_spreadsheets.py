"""A plan as a spreadsheet: out in the shape that schools use, in with a preview, and hostile files refused in one sentence."""

from __future__ import annotations

import io
import random
import re
import secrets
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone, translation

from alongside.exchange.plan_sheet import LONGEST
from alongside_web.audit.models import Entry
from alongside_web.partnerships.models import State
from alongside_web.plans import models
from alongside_web.plans.models import Activity, Aim, Happening, Payment, PlanImport
from alongside_web.plans.plan_workbook import Refused, sheets_of
from tests.web.plans.world import AT, PlanWorld, filled, plan_world, post, text

SCHOOL = (
    ("Marking that pupils can use",),
    ("Target", "Action", "Lead", "When", "Cost", "Success criteria", "Monitoring", "Weather"),
    ("Marking that pupils can use", "Heads of English visit", "Ms Reed", "12/11/2026", "£1,200", "All marked", "Deputies", "fine"),
    (None, "Training", None, "spring 2027", 300, None, None, None),
    ("Reading", "Books shared", None, "soon", None, None, None, None),
    ("Total cost", None, None, None, 1500, None, None, None),
)  # fmt: skip


def workbook(*sheets: tuple[tuple[object, ...], ...]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(oak: PlanWorld, content: bytes, who: str = "manager") -> HttpResponse:
    file = SimpleUploadedFile("plan.xlsx", content)
    return oak.client(who).post(oak.at("import/"), {"once": secrets.token_urlsafe(24), "file": file})


def sheet_of(response: HttpResponse, name: str = "Plan") -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def exported(oak: PlanWorld, who: str = "manager") -> HttpResponse:
    return oak.client(who).get(oak.at("plan.xlsx"))


def confirm(oak: PlanWorld, where: str, who: str = "manager") -> HttpResponse:
    page = oak.client(who).get(where).content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    assert seen
    return post(oak.client(who), where, seen=seen[1])


def test_a_plan_goes_out_in_the_shape_that_schools_use(oak: PlanWorld) -> None:
    _, visit = filled(oak)
    Happening.objects.create(
        partnership=oak.made, activity=visit, kind="held", on=date(2026, 11, 12), side="supported", at=AT
    )
    answer = exported(oak)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan-oak-elm.xlsx"'
    rows = sheet_of(answer)
    assert rows[0][0] == "Plan of oak-elm"
    told = dict(zip(rows[3], rows[4], strict=True))
    assert told == {
        "Aim": "Marking that pupils can use", "Action": "Heads of English visit", "What is done": "They see two lessons each",
        "Department or group": "English", "Where": None, "Lead at oak": "Ms Reed", "Lead at elm": "Mr Hall",
        "First day": datetime(2026, 11, 12), "Last day": None, "Staff days of oak": 1.5, "Staff days of elm": None,  # noqa: DTZ001
        "Cover cost at oak": 300, "Cover cost at elm": None, "Other cost": 45.5, "Cost": 345.5, "Funder": "Oakshire",
        "Success criteria": "Books are marked each fortnight", "Monitoring: who": "Deputy heads",
        "Monitoring: when": "Each half-term", "Monitoring: how": "Books are looked at",
        "Action to date": "Held on 12 November 2026", "Evaluation and impact": "It began well", "Status": "planned",
        "Key (leave as it is)": str(visit.key),
    }  # fmt: skip
    cost = rows[3].index("Cost")
    assert [(row[0], row[cost]) for row in rows[5:8]] == [
        ("Total cost", 345.5), ("Total allocated", 1000), ("Total left to plan", 654.5),
    ]  # fmt: skip
    assert sheet_of(answer, "Money")[1] == ("Oakshire", "autumn term 2026", 1000, 345.5, 654.5, 0, 1000)


def test_staff_get_no_money_in_a_file_and_guests_no_file(oak: PlanWorld) -> None:
    filled(oak)
    answer = exported(oak, "staff")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Plan"]
    said = str(sheet_of(answer))
    assert "Heads of English visit" in said
    assert not [one for one in ("Cost", "cost", "345.5", "Oakshire", "Funder") if one in said]
    for rest in ("plan.xlsx", "plan.docx", "plan.pdf"):
        assert oak.client("guest").get(oak.at(rest)).status_code == 404


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_looks_like_a_formula_goes_out_as_text(oak: PlanWorld, start: str) -> None:
    oak.activity(f'{start}HYPERLINK("http://example.org")', oak.aim(f"{start}1+1"))
    with zipfile.ZipFile(io.BytesIO(exported(oak).content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        styles = packed.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'quotePrefix="1"' in styles


def test_headings_are_in_the_readers_language_and_known_again_in_any(oak: PlanWorld) -> None:
    filled(oak)
    content = exported(oak).content
    with translation.override("cy"):
        found = sheets_of(content)
        assert found[0].rows[3][0] == "Aim"
    assert send(oak, content).status_code == 302


def test_a_file_of_ours_comes_back_and_changes_nothing(oak: PlanWorld) -> None:
    filled(oak)
    Payment.objects.create(
        partnership=oak.made, funder=models.Funder.objects.get(), on=date(2026, 11, 2), pence=5, what="Coach", at=AT
    )
    answer = send(oak, exported(oak).content)
    said = text(oak.client("manager").get(answer.headers["Location"]))
    assert (
        "Activities added 0 Activities changed 0 Rows that say what the plan says 1 Rows with a fault, left out 0"
        in said
    )
    assert "Sheets without a plan: Money, Payments" in said
    assert "3 rows of sums" in said
    assert "into the plan" not in said


def test_an_activity_of_no_aim_comes_back_without_one(oak: PlanWorld) -> None:
    filled(oak)
    oak.activity("Loose end")
    said = text(oak.client("manager").get(send(oak, exported(oak).content).headers["Location"]))
    assert "Activities changed 0 Rows that say what the plan says 2" in said


def test_a_file_of_ours_that_was_changed_changes_the_activity_by_its_key(oak: PlanWorld) -> None:
    aim, visit = filled(oak)
    book = openpyxl.load_workbook(io.BytesIO(exported(oak).content))
    sheet = book["Plan"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for name, value in (
        ("Action", "Visit of heads"),
        ("First day", date(2027, 1, 11)),
        ("Other cost", 50),
        ("Aim", "Reading"),
    ):
        sheet.cell(5, heads[name]).value = value
    out = io.BytesIO()
    book.save(out)
    where = send(oak, out.getvalue()).headers["Location"]
    said = text(oak.client("manager").get(where))
    for words in (
        "Activity: Heads of English visit → Visit of heads", "First day: 12 November 2026 → 11 January 2027",
        "Other cost: £45.50 → £50", "Aim: Reading", "New aims Reading", "£345.50 → £350",
    ):  # fmt: skip
        assert words in said
    assert confirm(oak, where).status_code == 302
    visit.refresh_from_db()
    assert (visit.title, visit.starts, visit.other_pence, visit.version) == (
        "Visit of heads",
        date(2027, 1, 11),
        5_000,
        2,
    )
    assert (visit.aim.text, visit.cover_supported, visit.days_supported) == ("Reading", 30_000, Decimal("1.5"))
    assert visit.lead_supporting == "Mr Hall"
    assert aim.removed_at is None


def test_a_plan_that_a_school_has_is_previewed_and_taken_in_without_its_faulty_rows(oak: PlanWorld) -> None:
    filled(oak)
    oak.activity("Stays", aim=None)
    where = send(oak, workbook(SCHOOL)).headers["Location"]
    said = text(oak.client("manager").get(where))
    for words in (
        "Nothing is written yet.", "Activities added 1", "Activities changed 1", "Rows with a fault, left out 1",
        "Activities of the plan that the file does not name, which stay 1",
        "Row 5: When says “soon”. Write a day like 12/10/2026, a month like Oct 2026 or a term like autumn 2026.",
        "Columns that were not recognised: Weather", "1 row of sums", "spring term 2027", "Other cost: £45.50 → £1,200",
        "Write 2 activities into the plan",
    ):  # fmt: skip
        assert words in said, words
    assert Activity.objects.count() == 2
    assert confirm(oak, where).status_code == 302
    made = Activity.objects.get(title="Training")
    assert (made.aim.text, made.starts, made.ends, made.other_pence) == (
        "Marking that pupils can use", date(2027, 1, 1), date(2027, 4, 30), 30_000,
    )  # fmt: skip
    assert (made.made_by, made.status) == (oak.people["manager"], "planned")
    assert Aim.objects.count() == 1
    assert not PlanImport.objects.exists()
    assert Entry.objects.get(action="imported plan").values_kept.values == {"added": 1, "changed": 1, "aims": 0}
    assert oak.client("manager").get(where).status_code == 404
    again = send(oak, workbook(SCHOOL)).headers["Location"]
    assert "Activities added 0 Activities changed 0" in text(oak.client("manager").get(again))


def test_a_file_that_goes_over_says_so_before_anything_is_written(oak: PlanWorld) -> None:
    oak.funder(autumn_2026=10_000)
    rows = (("Action", "When", "Cost", "Funder"), ("Visit", "autumn 2026", "£100.50", "oakshire"))
    said = text(oak.client("manager").get(send(oak, workbook(rows)).headers["Location"]))
    assert "Oakshire, autumn term 2026: £100.50 is planned and £100 allocated, £0.50 too much." in said
    assert "Cost of the whole plan, now and afterwards £0 → £100.50" in said


def test_a_plan_that_changed_meanwhile_is_shown_anew_and_nothing_is_written(oak: PlanWorld) -> None:
    where = send(oak, workbook(SCHOOL)).headers["Location"]
    page = oak.client("manager").get(where).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    oak.activity("New meanwhile")
    answer = post(oak.client("manager"), where, seen=seen)
    assert answer.status_code == 409
    assert "Somebody changed the plan meanwhile" in text(answer)
    assert Activity.objects.count() == 1
    assert confirm(oak, where).status_code == 302
    assert Activity.objects.count() == 3


def test_a_file_that_waits_is_its_owners_and_for_a_day(oak: PlanWorld) -> None:
    where = send(oak, workbook(SCHOOL)).headers["Location"]
    assert oak.client("supported").get(where).status_code == 404
    assert plan_world("ash-birch").client("manager").get(where).status_code == 404
    PlanImport.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert oak.client("manager").get(where).status_code == 404


def test_a_file_is_forgotten_when_its_owner_says_so(oak: PlanWorld) -> None:
    where = send(oak, workbook(SCHOOL)).headers["Location"]
    assert post(oak.client("manager"), where, drop="1").status_code == 302
    assert not PlanImport.objects.exists()
    assert not Activity.objects.exists()


@pytest.mark.parametrize("who", ["staff", "broker", "governor", "evaluator", "guest"])
def test_nobody_else_takes_a_file_in(oak: PlanWorld, who: str) -> None:
    assert send(oak, workbook(SCHOOL), who).status_code == 404
    assert not PlanImport.objects.exists()


def test_a_paused_plan_takes_no_file_in(oak: PlanWorld) -> None:
    where = send(oak, workbook(SCHOOL)).headers["Location"]
    oak.put(State.PAUSED)
    assert send(oak, workbook(SCHOOL)).status_code == 409
    assert oak.client("manager").get(where).status_code == 409


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def with_member(name: str, content: bytes) -> bytes:
    out = io.BytesIO(workbook(SCHOOL))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()


def encrypted_flag() -> bytes:
    content = bytearray(workbook(SCHOOL))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def lying_bomb() -> bytes:
    """A part that says it is small and unpacks to thirty megabytes."""
    content = bytearray(with_member("xl/worksheets/sheet9.xml", b" " * 30_000_000))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


PARTS = {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}
HOSTILE = {
    "no zip": (b"Aim,Action\nRead,Visit\n", "no spreadsheet in the XLSX format"),
    "an empty zip": (packed({"a.txt": b"a"}), "no spreadsheet in the XLSX format"),
    "an old file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old XLS format"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "a password of the zip": (encrypted_flag(), "protected by a password"),
    "a bomb": (with_member("xl/media/a.bin", b"\0" * 50_000_000), "made to break programs"),
    "a lying bomb": (lying_bomb(), "made to break programs|damaged"),
    "many parts": (packed({**PARTS, **{f"xl/{one}.xml": b"" for one in range(2001)}}), "more than 2,000 parts"),
    "a document type": (with_member("xl/drawings/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "own document type"),
    "one in other letters": (with_member("xl/a.xml", '<!DOCTYPE a><a/>'.encode("utf-16")), "own document type"),
    "a file inside": (with_member("xl/embeddings/a.bin", packed({"a": b"a"})), "another file inside"),
    "an outside name": (with_member("../../etc/passwd", b"a"), "places outside of itself"),
    "an absolute name": (with_member("/etc/passwd", b"a"), "places outside of itself"),
    "a drive": (with_member("C:\\a.xml", b"a"), "places outside of itself"),
    "broken off": (workbook(SCHOOL)[:-300], "damaged"),
    "empty parts": (packed(PARTS), "damaged"),
    "too large": (b"PK\x03\x04" + b"0" * (5 * 1024 * 1024), "larger than 5 MB"),
    "no plan": (workbook((("Name", "Age"), ("Ann", 4))), "No sheet looks like a plan"),
    "no rows": (workbook(SCHOOL[1:2]), "headings of a plan and no rows"),
    "another year": (workbook((("Action", "When"), ("Visit", "autumn 2006"))), "outside of the partnership"),
    "too many rows": (workbook((("Action", "When"), *(("Visit", None) for _ in range(2001)))), "more than 2,000 rows"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_foreign_file_is_refused_in_one_sentence(oak: PlanWorld, name: str) -> None:
    content, said = HOSTILE[name]
    answer = send(oak, content)
    assert answer.status_code == 200
    assert re.search(said, text(answer)), text(answer)
    assert not PlanImport.objects.exists()


def test_a_damaged_file_is_refused_or_read_and_never_breaks() -> None:
    chance, whole = random.Random(7), workbook(SCHOOL)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            sheets_of(bytes(content))
        except Refused:
            continue


def test_five_hundred_rows_go_out_and_come_in_whole(oak: PlanWorld) -> None:
    aims = [oak.aim(f"Aim {one}") for one in range(5)]
    Activity.objects.bulk_create(
        Activity(
            partnership=oak.made, aim=aims[one % 5], title=f"Visit {one}", what="What is done " * 8, position=one,
            starts=date(2026, 10, 1), other_pence=one, success="Words of success " * 8, made_at=AT,
        )
        for one in range(500)
    )  # fmt: skip
    client = oak.client("manager")
    client.get(oak.at())
    content = exported(oak).content
    Activity.objects.all().delete()
    where = send(oak, content).headers["Location"]
    assert confirm(oak, where).status_code == 302
    assert Activity.objects.filter(aim__in=aims).count() == 500


def test_a_text_of_a_file_may_be_as_long_as_its_field() -> None:
    lengths = {one.name: one.max_length for one in Activity._meta.concrete_fields if getattr(one, "max_length", None)}
    lengths["aim"], lengths["funder"] = (
        Aim._meta.get_field("text").max_length,
        models.Funder._meta.get_field("name").max_length,
    )
    assert {name: lengths[name] for name in LONGEST} == dict(LONGEST)
