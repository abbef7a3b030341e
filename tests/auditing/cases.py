"""Claims of summaries with the sources that decide them, in our own words; gold: verdict and rule."""

from __future__ import annotations

LIBRARY = """Lenka Horak, who runs the city library of Brodno, said that visits had risen by 12 percent in 2024, to 318,000.
The reading room was closed for eight weeks while the roof was mended. According to Horak, the new roof cost 640,000
euros. The council intends to open a second branch in the old customs house, but it has not bought the building yet.

"We lent more board games than cookbooks," Horak told the council on 14 January 2025. Pavel Dusek, the mayor, called the
figures encouraging. Dusek said that opening hours would be extended to Sundays if the council found another 90,000 euros.

Users may keep a book for four weeks. Fines were abolished in 2023. The union of municipal workers warned that the staff
of 41 was stretched to the limit."""

RIVAL = """Brodno's library had 318,000 visits last year, up from 284,000 in 2023. The new roof cost 710,000 euros, the
contractor's final invoice shows. The library employs 41 people."""

HARBOUR = """The tug Marit sank off Cape Ulv on 3 March 2024 after it had struck an unlit barge. All six crew were rescued
by the lifeboat Sankt Olav within forty minutes. Captain Jens Rude said the barge carried no lights. "I saw nothing but
black water until we hit," Rude said.

The owner of the barge, Nordkai, denies that its lamps were broken. Nordkai expects the inquiry to last until 2026.
The wreck may contain 30 tonnes of diesel. Divers hope to pump it out in the summer. Fishing near the cape is forbidden
until then. The Marit was built in 1987 in Gdynia and was bought by Ulv Towing in 2011."""

CHIPS = """Ruhlin presented its K70 accelerator in Vell on 6 May. The K70 carries 128 GB of memory, and data travels between
chips at 800 GB per second. A board holds eight of them. Ruhlin gives no price."""

ORCHARD = """Anders Molin, who chairs the growers of Lindholt, blames the frost for the poor harvest. The secretary, Ebba Krook,
thinks that the growers should buy a second press. Molin will not hear of it. The analyst Sven Hall has cut his price for
the shares of Lindholt Cider from 84 to 71 euros. The growers are thinking of letting the old barn to a brewery."""

CASES: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    # figures: the same in other words, and one changed
    ((LIBRARY,), "Brodno's library had about 318,000 visits in 2024.", "supported", "FC105"),
    ((LIBRARY,), "Visits to the library of Brodno rose by 21 percent in 2024.", "contradicted", "FC104"),
    ((LIBRARY,), "The new roof of the library cost 460,000 euros.", "contradicted", "FC102"),
    ((LIBRARY,), "The reading room was closed for eight months.", "contradicted", "FC106"),
    ((LIBRARY,), "Books may be kept for four weeks.", "supported", "FC106"),
    ((LIBRARY,), "The library has a staff of 41.", "supported", "FC105"),
    ((HARBOUR,), "The tug Marit was built in 1978.", "contradicted", "FC103"),
    ((HARBOUR,), "The tug Marit sank in March 2024.", "supported", "FC103"),
    ((HARBOUR,), "The crew of six was rescued in 40 minutes.", "supported", "FC105"),
    # names and figures that no source has
    ((HARBOUR,), "The Marit was on its way to Bremerhaven.", "not_found", "FC401"),
    ((HARBOUR,), "The lifeboat had been given by Baroness Hallgren.", "not_found", "FC401"),
    ((LIBRARY,), "The library spent 15,000 euros on new board games.", "not_found", "FC401"),
    ((LIBRARY,), "The customs house was painted green in the summer.", "not_found", "FC401"),
    ((HARBOUR,), "Nordkai has sold its fleet to a Danish firm.", "not_found", "FC401"),
    # plans, forecasts and views given as fact
    ((LIBRARY,), "The council has opened a second branch in the old customs house.", "contradicted", "FC403"),
    ((LIBRARY,), "Opening hours were extended to Sundays.", "contradicted", "FC403"),
    ((HARBOUR,), "Divers pumped the diesel out of the wreck in the summer.", "contradicted", "FC403"),
    ((HARBOUR,), "The inquiry lasted until 2026.", "contradicted", "FC403"),
    ((HARBOUR,), "The wreck contains 30 tonnes of diesel.", "contradicted", "FC403"),
    ((LIBRARY,), "The council intends to open a second branch in the old customs house.", "supported", "FC201"),
    ((HARBOUR,), "The wreck may contain 30 tonnes of diesel.", "supported", "FC101"),
    # words put into another's mouth
    ((LIBRARY,), "Pavel Dusek said that the new roof cost 640,000 euros.", "contradicted", "FC404"),
    ((LIBRARY,), "Lenka Horak warned that the staff was stretched to the limit.", "contradicted", "FC404"),
    ((HARBOUR,), "Nordkai said that the barge carried no lights.", "contradicted", "FC404"),
    ((HARBOUR,), "The captain of the Marit said that the barge carried no lights.", "supported", "FC201"),
    ((LIBRARY,), "According to Horak, visits rose by 12 percent in 2024.", "supported", "FC104"),
    # quotations
    ((LIBRARY,), "“We lent more board games than cookbooks,” Horak said.", "supported", "FC201"),
    ((LIBRARY,), '"We lent more board games than novels," Horak said.', "contradicted", "FC405"),
    ((LIBRARY,), '"We lent more board games than cookbooks," Dusek said.', "contradicted", "FC404"),
    ((HARBOUR,), '"I saw nothing … until we hit," said the captain.', "supported", "FC201"),
    ((HARBOUR,), '"I saw only black water until we hit," said Captain Rude.', "contradicted", "FC405"),
    ((HARBOUR,), '"The sea takes what it wants," said Captain Rude.', "not_found", "FC401"),
    # denial
    ((HARBOUR,), "Fishing near the cape is allowed.", "contradicted", "FC202"),
    ((HARBOUR,), "None of the crew was rescued.", "contradicted", "FC202"),
    ((LIBRARY,), "Fines were abolished in 2023.", "supported", "FC103"),
    # a cause or an order of events that no source gives, and those that it gives
    ((HARBOUR,), "The tug Marit sank because the owner of the barge had sold its lamps.", "not_found", "FC401"),
    (
        (LIBRARY,),
        "Fines were abolished because the union of municipal workers warned of the strain.",
        "not_found",
        "FC401",
    ),
    ((HARBOUR,), "The Marit sank after it had struck a barge.", "supported", "FC201"),
    ((LIBRARY,), "The reading room was closed for eight weeks because the roof was mended.", "supported", "FC106"),
    ((HARBOUR,), "The Marit was bought by Ulv Towing before it was built in Gdynia.", "contradicted", "FC103"),
    # what is said of one, said of another
    ((HARBOUR,), "Nordkai was built in 1987 in Gdynia.", "contradicted", "FC203"),
    ((LIBRARY,), "Dusek runs the city library of Brodno.", "contradicted", "FC203"),
    # a name or figure in place of the source's
    ((HARBOUR,), "The Marit was built in Odense.", "contradicted", "FC203"),
    ((HARBOUR,), "The tug Marit sank off Cape Sund.", "contradicted", "FC203"),
    ((LIBRARY,), "The staff of 14 was stretched to the limit.", "contradicted", "FC105"),
    # true, though the source has other figures or a "can" beside it
    ((HARBOUR,), "The Marit was built in 1987 and bought by Ulv Towing in 2011.", "supported", "FC103"),
    ((LIBRARY,), "Visits to the library rose in 2024.", "supported", "FC108"),
    ((LIBRARY,), "Readers can keep books for four weeks.", "supported", "FC106"),
    ((HARBOUR,), "It took forty minutes to rescue the 'crew of six'.", "supported", "FC106"),
    # sources that disagree
    ((LIBRARY, RIVAL), "The library's new roof cost 640,000 euros.", "contested", "FC402"),
    ((LIBRARY, RIVAL), "The new roof cost 710,000 euros.", "contested", "FC402"),
    ((LIBRARY, RIVAL), "The library employs 41 people.", "supported", "FC105"),
    # the same said by another, in other words; a plan in other words; what follows by arithmetic
    ((ORCHARD,), "Ebba Krook puts the bad harvest down to the frost.", "contradicted", "FC404"),
    ((ORCHARD,), "Anders Molin is in favour of a second press for the growers.", "contradicted", "FC404"),
    ((ORCHARD,), "Ebba Krook wants the growers to have a second press.", "supported", "FC201"),
    ((ORCHARD,), "A brewery is now using the old barn of the growers.", "contradicted", "FC403"),
    ((ORCHARD,), "Sven Hall took 13 euros off his price for Lindholt Cider.", "supported", "FC102"),
    # a pair that only sets the scene is not asked for
    ((CHIPS,), "Two K70 chips exchange data at 800 GB per second.", "supported", "FC101"),
    ((CHIPS,), "Two K70 chips exchange data at 900 GB per second.", "contradicted", "FC101"),
)
"""Sources, claim, verdict, rule."""
