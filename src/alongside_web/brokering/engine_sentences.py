"""The engine’s sentences on rounds, plans and pairs, named once so that the catalogue of translations holds them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

TELLING = (
    _("{need} and {partner} are not considered: {rule}."),
    _("To look at the pair again: {relax}."),
    _("The two schools have worked together before. That is information, not a bonus: ask both how it went."),
    _("{partner} and {need} have agreed; the plan is built around them."),
    _("{partner} is proposed for {need}: fit {fit}, {where} by fit."),
    _("{partner} is possible for {need} (fit {fit}, {where}), but is not proposed."),
    _("{place}st of {need}'s possible partners"),
    _("{place}nd of {need}'s possible partners"),
    _("{place}rd of {need}'s possible partners"),
    _("{place}th of {need}'s possible partners"),
    _("not among those looked at for {need}"),
    _("Next, by what choosing them would cost the whole plan: {others}."),
    _("{partner} ({cost})"),
    _("costs {loss}"),
    _("costs nothing"),
    _("If {partner} withdrew, the plan would lose {loss}."),
    _("If {partner} withdrew, the plan could be mended without loss."),
    _("What speaks for it: {components}."),
    _("What speaks against it: {components}."),
    _("Not known, and left out: {components}."),
    _("{need} has {partner} (fit {fit}) instead."),
    _("The places of {partner} go to {needs}."),
    _("{need} (fit {fit})"),
    _("none, it offers no place"),
    _("Making this pair all the same would cost the plan {loss}."),
    _("Making this pair would cost the plan's total nothing."),
)
PLAN_TELLING = (
    _(
        "The best plan ({proof}): most schools with a first partner, then the worst of those matches as good as "
        "possible, then the largest total, then second partners. {conversations}"
    ),
    _("proved by prices"),
    _("to within {gap}"),
    _("The settled plan, which heads would stay with: {against}. {conversations}"),
    _("The stable plan: {against}. No two heads would both gain anything by leaving it for each other."),
    _(
        "The best plan that keeps to the quotas and the pairs that go together ({proof}): most schools with a "
        "first partner, then the largest total. Such a round has no settled and no stable plan: both rest on "
        "pairs that are free to change one at a time. {conversations}"
    ),
    _("proved by search"),
    _(
        "the search was stopped: not proved, no plan serves more than {schools} more schools or, with as many, "
        "adds more than {gap} of fit"
    ),
    _("They leave the extra rules aside."),
    _("{total}, and a worst match of {worst} against {best}"),
    _("as much total fit as the best plan"),
    _("{by} more total fit than the best plan"),
    _("{by} less total fit than the best plan"),
    _("{total}, {fewer} fewer schools with a partner"),
    _("No two heads would both gain more than 0.05 by leaving it for each other."),
    _("{many} pair of heads would both gain more than 0.05 by leaving it for each other: conversations to have."),
    _("{many} pairs of heads would both gain more than 0.05 by leaving it for each other: conversations to have."),
)
LOSING = (
    _("{many} more school without a partner"),
    _("{many} more schools without a partner"),
    _("{schools}, and {fit} of total fit less"),
    _("{schools}, and {fit} of total fit more"),
    _("{fit} of total fit"),
    _("nothing"),
)
FALLING_APART = (
    _("There is no possible pair, so nothing to take apart."),
    _(
        "The round falls into {components}, worked out in {parts}; the largest holds {largest} of {edges} "
        "possible pairs."
    ),
    _("{written} component"),
    _("{written} components"),
    _("{many} part"),
    _("{many} parts"),
    _(
        "That is more than half: the round is too closely tied to split, and several machines are hardly quicker "
        "than one."
    ),
)
IN_THE_WAY = (
    _("The quota of {many} pair over {schools} is used up."),
    _("The quota of {many} pairs over {schools} is used up."),
    _("It goes together with {others}: all or none."),
    _("It goes together with a pair that can no longer be made, because a school has withdrawn: all or none."),
    _("{more} more"),
)
DATES = (
    _("{partner} can help from {first} on, and {need} wants help from {wanted}: a conversation to have."),
    _("{partner} can help until {last}, and {need} wants help until {wanted}: a conversation to have."),
    _(
        "Of the {days} staff days that {partner} offers, {share} fall into the time from {first} to {last}, spread evenly."
    ),
)
LEFT = (
    _("Nobody offers help in this round."),
    _("Only {possible} of the {offers} offers are possible, and it asks for {asked}. {reason}"),
    _(
        "It has {many} possible partner, but their places do more good elsewhere: giving it one of them would "
        "lower the plan's total fit."
    ),
    _(
        "It has {many} possible partners, but their places do more good elsewhere: giving it one of them would "
        "lower the plan's total fit."
    ),
    _("Without the rule '{rule}', {back} of {offers} offers would be possible: {relax}."),
    _("No single rule alone empties the list; the strictest is '{rule}' ({deleted} of {offers} offers)."),
    _(
        "No head's wishes are stated: trust, history and chemistry between the two heads, which outweighed "
        "everything else in the thesis's six partnerships (pp. 177-181), are not in this plan. Ask before "
        "proposing."
    ),
    _("Nothing is known of {component}; it was left out everywhere."),
    _("Nothing is known of {component} for {share} of the possible pairs; left out there."),
    _("{many} of the needs has no place on the map: the travel and competition rules could not apply."),
    _("{many} of the needs have no place on the map: the travel and competition rules could not apply."),
)
RELAXING = (
    _("set same_phase = false"),
    _("ask again, later and in private"),
    _("a no costs nothing: look for another partner"),
    _("raise travel_limit_km, or allow for release by phone and video"),
    _("lower competition_km, if both heads agree"),
    _("end something else first"),
    _("raise its 'partnerships'"),
    _("remove it from the offers"),
    _("start after its inspection window"),
    _("agree on other dates with one of the two schools"),
    _("remove the entry if the people have changed"),
    _("resolve it, or choose someone without one"),
    _("lower minimum_suitability"),
    _("raise candidates"),
)
ROUNDS = (_("Invented round of 14 needs and 22 offers"),)
