import json
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.row_security import wall

_PARTS = {"pair": "matches", "talk": "conversations", "left": "unserved"}
_DROPPED = ("pairs", "places", "names", "unused", *_PARTS.values())


def into_lines(apps: Apps, _editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """Plans made before carried what they rest on, and their lines; both move to rows of their own."""
    plans, lines = apps.get_model("brokering", "PlanMade"), apps.get_model("brokering", "PlanLine")
    bases = apps.get_model("brokering", "PlanBasis")
    plan: Any  # as it was then
    with seen_by_all():
        for plan in plans.objects.order_by("pk").iterator(chunk_size=1):
            stated, document = plan.stated, plan.document
            text = json.dumps(stated, sort_keys=True, ensure_ascii=False) if stated else ""
            bases.objects.create(round_id=plan.round_id, plan_id=plan.pk, stated=text)
            for part, name in _PARTS.items():
                told = (_line(part, one, document) for one in document.get(name, []))
                rows = [
                    lines(round_id=plan.round_id, plan_id=plan.pk, part=part, place=place, **one)
                    for place, one in enumerate(told)
                ]
                lines.objects.bulk_create(rows, batch_size=500)
            plans.objects.filter(pk=plan.pk).update(document=_summary(document, stated))


def _line(part: str, one: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    if part == "talk":
        names = {end: document["names"].get(one[end], one[end]) for end in ("need", "partner")}
        return {"need": one["need"], "partner": one["partner"], "told": one | names}
    need = one["need"]["key"]
    if part == "left":
        return {"need": need, "told": one}
    spots = {end: document["places"].get(one[end]["key"]) for end in ("need", "partner")}
    return {"need": need, "partner": one["partner"]["key"], "told": one | {"spots": spots}}


def _summary(document: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    matches = document.get("matches", [])
    counts = {
        "pairs": len(matches),
        "covered": len({one["need"]["key"] for one in matches}),
        "talks": len(document.get("conversations", [])),
        "left": len(document.get("unserved", [])),
        "looked_at": len(stated.get("needs", [])) * len(stated.get("offers", [])),
    }
    churn = document.get("churn")
    kept = {name: told for name, told in document.items() if name not in _DROPPED}
    many = churn and {name: len(pairs) for name, pairs in churn.items()}
    return kept | {"counts": counts, "churn": many}


class Migration(migrations.Migration):

    dependencies = [("brokering", "0014_plan_lines")]

    # The walls first: PostgreSQL alters no table whose new rows it has yet to check.
    operations = [
        migrations.RunPython(wall("brokering_planbasis"), migrations.RunPython.noop),
        migrations.RunPython(wall("brokering_planline"), migrations.RunPython.noop),
        migrations.RunPython(into_lines, migrations.RunPython.noop),
    ]
