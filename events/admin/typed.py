"""Django's generic classes under names that both type checker and interpreter can inherit from."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    ModelForm = forms.ModelForm[Any]
    StackedInline = admin.StackedInline[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    ModelForm = forms.ModelForm
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline

__all__ = ["ModelAdmin", "ModelForm", "StackedInline", "TabularInline"]
