"""The tables of the catalogue: basic items, items, their versions, topics, missed words."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class BasicItem(models.Model):
    """An entry of the basic catalogue (基本目录), the same for all levels."""

    code = models.CharField(_("basic code"), max_length=32, primary_key=True)
    name = models.JSONField(_("name"))
    kind = models.CharField(_("kind"), max_length=2)
    parent = models.CharField(_("parent"), max_length=32, blank=True)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        verbose_name = _("basic item")
        verbose_name_plural = _("basic items")

    def __str__(self) -> str:
        return self.code


class Item(models.Model):
    """A service item (实施清单事项) of one body. Its columns are those of the version in force."""

    code = models.CharField(_("implementation code"), max_length=64, unique=True)
    basic = models.ForeignKey(
        BasicItem, models.PROTECT, null=True, blank=True, related_name="items"
    )
    current = models.OneToOneField(
        "ItemVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.JSONField(_("name"))
    summary = models.JSONField(_("summary"), default=dict, blank=True)
    body = models.CharField(_("body"), max_length=18)
    body_name = models.JSONField(_("name of the body"), default=dict, blank=True)
    division = models.CharField(_("division"), max_length=12)
    division_name = models.JSONField(_("name of the division"), default=dict, blank=True)
    level = models.CharField(_("level"), max_length=1)
    kind = models.CharField(_("kind"), max_length=2)
    handling = models.CharField(_("handling"), max_length=10)
    digital = models.BooleanField(_("handled end to end"), default=False)
    person = models.BooleanField(_("for individuals"), default=False)
    company = models.BooleanField(_("for businesses"), default=False)
    promised_days = models.PositiveSmallIntegerField(_("promised limit"), null=True)
    promised_unit = models.CharField(_("unit"), max_length=8, default="workday")
    visits = models.PositiveSmallIntegerField(_("visits"), default=0)
    popularity = models.PositiveIntegerField(_("popularity"), default=0)

    class Meta:
        verbose_name = _("service item")
        verbose_name_plural = _("service items")
        # Each way to browse has its index, ordered as the lists are: by use, then by age.
        indexes: ClassVar = [
            models.Index(fields=["-popularity", "id"], name="catalogue_item_use"),
            models.Index(fields=["body", "-popularity", "id"], name="catalogue_item_body"),
            models.Index(fields=["division", "-popularity", "id"], name="catalogue_item_place"),
            models.Index(fields=["kind", "-popularity", "id"], name="catalogue_item_kind"),
            models.Index(fields=["level", "-popularity", "id"], name="catalogue_item_level"),
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
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64)
    in_force_from = models.DateTimeField(_("in force from"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.CharField(_("published by"), max_length=80)
    data = models.JSONField(_("definition"))
    form_version = models.ForeignKey("forms.FormVersion", models.PROTECT, related_name="+")
    process_version = models.ForeignKey("process.Version", models.PROTECT, related_name="+")
    participants = models.JSONField(_("participants"))
    licence_type = models.CharField(_("licence type"), max_length=80, blank=True)

    objects = Unchanging.as_manager()

    class Meta:
        verbose_name = _("version of an item")
        verbose_name_plural = _("versions of items")
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
    kind = models.CharField(_("kind"), max_length=12)
    key = models.CharField(_("topic"), max_length=40)

    class Meta:
        verbose_name = _("topic of an item")
        verbose_name_plural = _("topics of items")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key", "item"], name="catalogue_topic_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.key}"


class MissedWord(models.Model):
    """Words that people searched for and that found nothing, for the catalogue's managers."""

    word = models.CharField(_("word"), max_length=60, unique=True)
    count = models.PositiveIntegerField(_("times"), default=0)
    first_at = models.DateTimeField(_("first time"))
    last_at = models.DateTimeField(_("last time"))

    class Meta:
        verbose_name = _("missed word")
        verbose_name_plural = _("missed words")
        indexes: ClassVar = [models.Index(fields=["-count", "id"], name="catalogue_missed_most")]

    def __str__(self) -> str:
        return self.word
