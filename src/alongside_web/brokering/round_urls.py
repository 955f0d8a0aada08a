"""Addresses of brokering rounds."""

from __future__ import annotations

from django.urls import path

from alongside.brokering.phases import Step
from alongside_web.brokering import board_views as boards
from alongside_web.brokering import pair_views as pairs
from alongside_web.brokering import record_views as records
from alongside_web.brokering import register_views as registers
from alongside_web.brokering import round_views as views
from alongside_web.brokering import round_views_rules as rules
from alongside_web.brokering import voice_views as voices
from alongside_web.schools.converters import SCHOOL

app_name = "rounds"
_AT = "<uuid:key>/"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("open/", views.open_round, name="open"),
    path("what-heads-say/", voices.about_voices, name="about_voices"),
    path("voice/<str:token>/", voices.voice, name="voice"),
    path("voice/<str:token>/own-school/", voices.about_self, name="voice_self"),
    path(f"voice/<str:token>/<{SCHOOL}:about>/", voices.about_school, name="voice_school"),
    path(_AT, views.page, name="page"),
    path(f"{_AT}needs/", views.needs, name="needs"),
    path(f"{_AT}needs/add/", views.add_need, name="add_need"),
    path(f"{_AT}needs/from-register/", registers.draw, name="draw_needs"),
    path(f"{_AT}needs/<uuid:need>/", views.change_need, name="need"),
    path(f"{_AT}needs/<uuid:need>/withdraw/", rules.withdraw_need, name="withdraw_need"),
    path(f"{_AT}offers/", views.offers, name="offers"),
    path(f"{_AT}offers/add/", views.add_offer, name="add_offer"),
    path(f"{_AT}offers/<uuid:offer>/", views.change_offer, name="offer"),
    path(f"{_AT}offers/<uuid:offer>/withdraw/", rules.withdraw_offer, name="withdraw_offer"),
    path(f"{_AT}rules/", rules.rules, name="rules"),
    path(f"{_AT}interests/", views.declare, name="declare"),
    path(f"{_AT}interests/<uuid:tie>/take-back/", views.take_tie_back, name="take_tie_back"),
    path(f"{_AT}voices/", voices.voices, name="voices"),
    path(f"{_AT}voices/ask/", voices.ask_the_rest, name="ask_the_rest"),
    path(f"{_AT}voices/<uuid:voice>/", voices.one, name="one_voice"),
    path(f"{_AT}voices/<uuid:voice>/new-head/", voices.change_head, name="change_head"),
    path(f"{_AT}people/", views.let_in, name="let_in"),
    path(f"{_AT}board/", boards.board, name="board"),
    path(f"{_AT}board/propose/", boards.propose, name="propose"),
    path(f"{_AT}board/load/", boards.load, name="load"),
    path(f"{_AT}board/left/", boards.left, name="left"),
    path(f"{_AT}board/map/", boards.map_of, name="map"),
    path(f"{_AT}board/rules/", boards.prices, name="prices"),
    path(f"{_AT}board/mend/", boards.mend, name="mend"),
    path(f"{_AT}board/chosen/", pairs.chosen, name="chosen"),
    path(f"{_AT}board/chosen/<uuid:pair>/take-back/", pairs.take_back, name="take_back"),
    path(f"{_AT}board/chosen/<uuid:pair>/look/", pairs.look, name="look"),
    path(f"{_AT}board/pairs/<uuid:need>/<uuid:offer>/", pairs.pair, name="pair"),
    path(f"{_AT}record/", records.record_page, name="record"),
    path(f"{_AT}record/record.json", records.record_json, name="record_json"),
    path(f"{_AT}record/record.docx", records.record_docx, name="record_docx"),
    path(f"{_AT}record/record.pdf", records.record_pdf, name="record_pdf"),
    path(f"{_AT}history/", records.history, name="history"),
    *(path(f"{_AT}{step.value}/", views.step, {"wanted": step}, name=step.name.lower()) for step in Step),
]
