"""The page on which a broker with a right in the register of concerns takes needs from it into a round."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from alongside.brokering.phases import NotInThisPhase
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import register_queries as queries
from alongside_web.brokering.access import broker_seat
from alongside_web.brokering.operations_register import do_draw
from alongside_web.brokering.operations_rounds import StatedTwice
from alongside_web.brokering.register_forms import DrawForm, asked_for
from alongside_web.brokering.round_queries import PAGE
from alongside_web.brokering.round_views import not_in_this_phase
from alongside_web.partnerships.views import FORM, page_asked, who


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which page of the register's needs is shown, and those beside it."""

    number: int
    previous_href: str
    next_href: str


@access(SIGNED_IN)
@FORM
@once
def draw(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    desk, number = queries.desk_at(seat), page_asked(request)
    found = queries.drawn(seat, desk)
    sent = request.POST if request.method == "POST" else None
    ticked = asked_for(sent or {})
    here = slice((number - 1) * PAGE, number * PAGE)
    page = {one.school for one in found[here]} | ticked
    form = DrawForm([one for one in found if one.school in page], sent)
    gone = False
    if sent is not None and form.is_valid() and not (gone := form.gone):
        try:
            many = do_draw(seat, desk, form.chosen, actor=who(request), at=timezone.now())
        except StatedTwice:
            gone = True
        except NotInThisPhase:
            return not_in_this_phase(request, seat)
        else:
            told = ngettext("%d need was added to the round.", "%d needs were added to the round.", many) % many
            messages.success(request, told)
            return redirect("rounds:needs", key)
    onward = f"?page={number + 1}" if len(found) > number * PAGE else ""
    turn = _Turn(number, f"?page={number - 1}" if number > 1 else "", onward)
    shown = {"seat": seat, "desk": desk, "form": form, "gone": gone, "turn": turn}
    return render(request, "brokering/register_needs.html", shown, status=409 if gone else 200)
