import pytest
from django.contrib.auth.models import User


@pytest.mark.django_db
def test_rows_are_kept_by_a_real_postgresql():
    User.objects.create(username="editor")
    assert User.objects.filter(username__iregex="^ED").count() == 1
