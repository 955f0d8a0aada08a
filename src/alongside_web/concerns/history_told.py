"""What each act upon a register is called in its history, and who may know of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.audit.actions import ADMINISTRATORS, Told, tell

# Those with a right in the register, and nobody else.
KEEPERS = "keepers"
SUBJECT = "register"

OF_CASES = tuple(
    Told(action, sentence, KEEPERS)
    for action, sentence in (
        ("opened case", _("{who} opened a case: {school}.")),
        ("rated school", _("{who} gave rating {number}: {school}, {level}.")),
        ("corrected rating", _("{who} gave rating {number}, which corrects rating {corrects}: {school}, {level}.")),
        ("changed reasons of case", _("{who} changed the reasons of a case: {school}.")),
        ("set review of case", _("{who} set the next review of {school}: {review}. Why: {why}")),
        ("settled point of case", _("{who} said what came of a de-escalation point: {school}, {state}.")),
        ("shared rating", _("{who} showed rating {number} to the head: {school}.")),
        ("took shared rating back", _("{who} no longer shows rating {number} to the head: {school}.")),
        ("answered rating", _("{who} answered rating {number} for the school: {school}.")),
        ("wrote down answer", _("{who} wrote down what the school said to rating {number}: {school}.")),
        ("closed case", _("{who} closed a case: {school}, {outcome}.")),
        ("named levels", _("{who} chose words for the levels.")),
        ("drew needs from register", _("{who} took the needs of schools into a round: {schools}.")),
        ("wrote register file", _("{who} wrote the register to a file of {cases} cases.")),
    )
)
OF_RIGHTS = tuple(
    Told(action, sentence, ADMINISTRATORS)
    for action, sentence in (
        ("gave right to register", _("{who} gave a right to the register of concerns: {about}, {right}.")),
        ("took right to register back", _("{who} took back a right to the register of concerns: {about}, {right}.")),
    )
)
OF_THE_SITE = (
    Told("ended rights to registers", _("{who} ended {rights} rights to registers of somebody who left: {about}.")),
    Told("forgot cases of concern", _("{who} erased {cases} cases of concern that were closed long ago.")),
    Told("erased words about concerns", _("{who} erased the words in {records} records about concerns: {about}.")),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*OF_CASES, *OF_RIGHTS, *OF_THE_SITE)
