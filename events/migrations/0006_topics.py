import django.contrib.postgres.fields
from django.db import migrations, models

from events.topics import topics_of


def tell_topics(apps, schema_editor):
    """Of the statements that are there."""
    rows = apps.get_model("events", "Statement").objects.all()
    made = []
    for row in rows.only("text").iterator(1000):
        row.topics = list(topics_of(row.text))
        made.append(row)
    rows.bulk_update(made, ["topics"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0005_past"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="topics",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                default=list,
                editable=False,
                size=None,
            ),
        ),
        migrations.RunPython(tell_topics, migrations.RunPython.noop),
    ]
