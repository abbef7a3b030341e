"""`Document`s in, `Claim`s out: sentences, atomic claims, context, speaker, modality."""

from factcheck.claims.claim import Claim, Modality

__all__ = ["Claim", "Modality"]
