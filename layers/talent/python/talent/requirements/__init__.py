"""Openings read: a job advert in Chinese or English becomes requirements; unlawful conditions are named and unused."""

from talent.requirements.shape import Advert, Requirement, Unlawful

__all__ = ["Advert", "Requirement", "Unlawful"]
