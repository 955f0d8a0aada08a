"""What each act in a round is called in its history; who brokers or reads the round reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.audit.actions import Told, tell

# Of the audiences the narrowest: entries belong to no partnership, and are read through the round alone.
ROUND = (
    Told("opened round", _("{who} opened the round “{name}”.")),
    Told("let into round", _("{who} gave somebody a part in the round: {role}.")),
    Told("round ask", _("{who} began to ask the heads.")),
    Told("round stop-asking", _("{who} ended the asking.")),
    Told("round issue", _("{who} put proposals to the heads.")),
    Told("round close", _("{who} closed the round.")),
    Told("asked heads", _("{who} asked {heads} heads.")),
    Told("changed head in round", _("{who} noted that {school} has another head, who is asked afresh.")),
    Told("set rules of round", _("{who} set the rules of the round. Why: {why}")),
    Told("stated need", _("{who} stated the need of {school}.")),
    Told("stated offer", _("{who} stated the offer of {school}.")),
    Told("changed need", _("{who} changed the need of {school}.")),
    Told("changed offer", _("{who} changed the offer of {school}.")),
    Told("withdrew need", _("{who} took the need of {school} out of the round.")),
    Told("withdrew offer", _("{who} took the offer of {school} out of the round.")),
    Told("declared tie", _("{who} declared what stands between {one} and {other}: {tie}.")),
    Told("took tie back", _("{who} took back what was declared between {one} and {other}: {tie}.")),
    Told("made plan", _("{who} made plan {number} ({kind}): {pairs} pairs. {why}")),
    Told("tried plan", _("{who} tried what setting a rule aside would bring ({relaxed}): plan {number}.")),
    Told("chose pair", _("{who} chose {offer} for {need}.")),
    Told("took pair back", _("{who} took the choice of {offer} for {need} back.")),
    Told("put pairs to heads", _("{who} put {pairs} pairs to their heads, all at the same moment.")),
    Told("looked for another", _("{who} looked for another partner for {need} instead of {offer}.")),
    Told("followed pairs", _("{pairs} pairs were agreed, or are not going ahead.")),
    Told("erased round words", _("Words of somebody who was erased were taken out of rounds.")),
    Told("forgot round", _("What was kept of the round was deleted, for its time was over.")),
)
# What came of proposals would tell who reads a round without brokering it that somebody said no.
BROKERS_ALONE = ("looked for another", "followed pairs", "changed head in round", "tried plan", "made plan")
# What a head says by the link is said by nobody signed in; the entry belongs to the voice, and shows in no history.
VOICES = (
    Told("spoke of school", _("A head spoke of another school: {stance}.")),
    Told("spoke of own school", _("A head spoke of the own school.")),
    Told("reminded head", _("A head who had said nothing was reminded.")),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*ROUND, *VOICES)
