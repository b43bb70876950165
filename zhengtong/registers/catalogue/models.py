"""The tables of the catalogue: basic items, items, their versions, topics, missed words."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class BasicItem(models.Model):
    """An entry of the basic catalogue (基本目录), the same for all levels."""

    code = models.CharField(max_length=32, primary_key=True)
    name = models.JSONField()
    kind = models.CharField(max_length=2)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class Item(models.Model):
    """A service item (实施清单事项) of one body. Its columns are those of the version in force."""

    code = models.CharField(max_length=64, unique=True)
    basic = models.ForeignKey(
        BasicItem, models.PROTECT, null=True, blank=True, related_name="items"
    )
    current = models.OneToOneField(
        "ItemVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.JSONField()
    summary = models.JSONField(default=dict, blank=True)
    body = models.CharField(max_length=18)
    body_name = models.JSONField(default=dict, blank=True)
    division = models.CharField(max_length=12)
    division_name = models.JSONField(default=dict, blank=True)
    level = models.CharField(max_length=1)
    kind = models.CharField(max_length=2)
    handling = models.CharField(max_length=10)
    digital = models.BooleanField(default=False)
    person = models.BooleanField(default=False)
    company = models.BooleanField(default=False)
    promised_days = models.PositiveSmallIntegerField(null=True)
    promised_unit = models.CharField(max_length=8, default="workday")
    visits = models.PositiveSmallIntegerField(default=0)
    popularity = models.PositiveIntegerField(default=0)

    class Meta:
        # Each way to browse has its index, ordered as the lists are: by use, then by age.
        indexes: ClassVar = [
            models.Index(fields=["-popularity", "id"], name="catalogue_item_use"),
            models.Index(fields=["body", "-popularity", "id"], name="catalogue_item_body"),
            models.Index(fields=["division", "-popularity", "id"], name="catalogue_item_place"),
            models.Index(fields=["kind", "-popularity", "id"], name="catalogue_item_kind"),
            models.Index(fields=["level", "-popularity", "id"], name="catalogue_item_level"),
            models.Index(fields=["handling", "-popularity", "id"], name="catalogue_item_handling"),
            models.Index(
                fields=["-popularity", "id"],
                name="catalogue_item_person",
                condition=models.Q(person=True),
            ),
            models.Index(
                fields=["-popularity", "id"],
                name="catalogue_item_company",
                condition=models.Q(company=True),
            ),
            models.Index(
                fields=["-popularity", "id"],
                name="catalogue_item_digital",
                condition=models.Q(digital=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Unchanging(models.QuerySet["ItemVersion"]):
    """Rows that are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("published versions are never changed")

    def delete(self) -> NoReturn:
        raise TypeError("published versions are never deleted")


class ItemVersion(models.Model):
    """A published version of an item. It pins form, process, licence type and limits together."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    in_force_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)
    data = models.JSONField()
    form_version = models.ForeignKey("forms.FormVersion", models.PROTECT, related_name="+")
    process_version = models.ForeignKey("process.Version", models.PROTECT, related_name="+")
    participants = models.JSONField()
    licence_type = models.CharField(max_length=80, blank=True)

    objects = Unchanging.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="catalogue_version_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["in_force_from"], name="catalogue_version_from"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("published versions are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("published versions are never deleted")


class ItemTopic(models.Model):
    """An item stands under a theme or a life event."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="topics")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key", "item"], name="catalogue_topic_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.key}"


class MissedWord(models.Model):
    """Words that people searched for and that found nothing, for the catalogue's managers."""

    word = models.CharField(max_length=60, unique=True)
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-count", "id"], name="catalogue_missed_most")]

    def __str__(self) -> str:
        return self.word
