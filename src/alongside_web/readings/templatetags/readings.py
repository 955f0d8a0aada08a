"""Codes and figures of a reading as pages print them."""

from __future__ import annotations

from django import template

from alongside_web.evidence.words import when
from alongside_web.readings import words

register = template.Library()

register.filter("plain", words.plain)
register.filter("stage", words.stage)
register.filter("schools", words.schools)
register.filter("supported", words.supported)
register.filter("supporting", words.supporting)
register.filter("person", words.person)
register.filter("signed", words.signed)
register.filter("share", words.share)
register.filter("lens_title", words.lens_title)
register.filter("lens_lead", words.lens_lead)
register.filter("sure", words.sure)
register.filter("likelihood", words.likelihood)
register.filter("when", when)
register.filter("words_joined", words.words_joined)
register.filter("who", words.who)
register.filter("unplaced", words.unplaced)
register.filter("paraphrase", words.paraphrase)
