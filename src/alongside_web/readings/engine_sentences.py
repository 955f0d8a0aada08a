"""The engine’s sentences on claims, questions and likenesses, named once so that the catalogue of translations holds them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

BECAUSE = (
    _("Nobody who was there speaks to it."),
    _("It was taken for granted: {assumptions}. Against it speak {voices}."),
    _("'{text}' ({holder})"),
    _("Officers disagree: {supporting} for it, {opposing} against it."),
    _("Words lean {words}, deeds {deeds}."),
    _("{supporting} for it, {opposing} against it."),
    _("At both poles at one time: {voices}."),
    _("At opposite poles from two standpoints: {voices}."),
    _("Went over to the other pole: {voices}."),
    _("{voices} voices from {perspectives} perspectives say the same."),
    _("Several voices say so, all from one perspective: {perspective}."),
    _("Only {voice} says so."),
)
ANSWERING = (
    _("The evidence {clauses}."),
    _("says yes in {partnerships}"),
    _("says no in {partnerships}"),
    _("is divided in {partnerships}"),
    _("is too little to say in {partnerships}"),
    _("nothing is said of it in {partnerships}"),
    _("Nothing is said of it in any of the partnerships."),
    _("{partnership} ({supporting} for, {opposing} against)"),
    _("none"),
    _("{codings} by records alone"),
    _("{codings} by {many} person"),
    _("{codings} by {many} people"),
)
RESEMBLING = (
    _("Resembles a {kind} school ({means})."),
    _("Resembles a {kind} school ({means}), and not much less a {other} one."),
    _("Too little evidence: there would have to be {missing}."),
    _("at least {least} coded statements or deeds on the supported school, not {told}"),
    _("something on at least {least} of {all} sides of school life, not {heard}"),
)
UNPLACED = (_("{who} ({side})"),)
MEANS = (
    _("looks calm and well run, but rests on what it once was"),
    _("head and staff together are set on improving"),
    _("it may go either way: people come and go, spirits rise and fall"),
    _("low spirits, people leaving, fire-fighting, and plans that are not carried through"),
    _("alone, blaming others, and neither ready nor able to change"),
    _("expects little of itself and finds the causes outside"),
    _("firm control, little warmth"),
    _("warm and easy-going, little pressure"),
    _("firm control and close ties: everybody is driven"),
    _("weak control and weak ties: people live a day at a time"),
)
SOURCES = (
    _("thesis pp. 172-174, Table 9"),
    _("thesis pp. 174-177, Table 10"),
    _("thesis pp. 177-181, Table 11"),
    _("thesis pp. 160-166, Tables 13, 15 and 16"),
    _("thesis p. 170 (Table 8), p. 183 (Table 13, sinking)"),
)
