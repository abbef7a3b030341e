"""`Document`s in, `Claim`s out: sentences, atomic claims, context, speaker, modality."""

from factcheck.claims.claim import Claim, Modality
from factcheck.claims.extract import extract, whole

__all__ = ["Claim", "Modality", "extract", "whole"]
