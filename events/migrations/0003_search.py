"""Search vectors of paragraphs and of actors' names, and an index of places by their beginnings."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.text
from django.db import connection, migrations, models

from events.naming.spelling import forms

FILL = """
UPDATE events_actor a SET names = array_to_tsvector(string_to_array(f.forms, ' '))
FROM unnest(%s::bigint[], %s::text[]) AS f(id, forms) WHERE a.id = f.id
"""


def fill(apps, schema_editor):
    """Make the actors that are there already findable by their names."""
    del schema_editor
    names = {}
    actors = apps.get_model("events", "Actor").objects.order_by()
    for key, *known in actors.values_list("pk", "name", "found_as", "aliases__name"):
        names.setdefault(key, set()).update(filter(None, known))
    found = [" ".join(sorted(forms(every))) for every in names.values()]
    with connection.cursor() as cursor:
        cursor.execute(FILL, [list(names), found])


class Migration(migrations.Migration):
    """Columns, their values for the rows that are there, indexes."""

    dependencies = [("events", "0002_same_event")]

    operations = [
        migrations.AddField(
            model_name="actor",
            name="names",
            field=django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="paragraph",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    django.db.models.functions.text.Left("text", 50000), config="english"
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="actor",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["names"], name="events_actor_names"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("place"), "text_pattern_ops"
                ),
                name="events_event_place_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="paragraph",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="events_paragraph_words"
            ),
        ),
    ]
