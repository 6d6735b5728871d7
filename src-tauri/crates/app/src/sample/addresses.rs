//! Addresses and telephone numbers that belong to nobody: Ofcom keeps these numbers for drama, and there is no postcode
//! area ZZ.

use super::dice::Dice;

const STREETS: [&str; 12] = [
    "Saltgate",
    "Fallow Lane",
    "Kestrel Hill",
    "Heron Street",
    "Long Causeway",
    "Ferry Road",
    "Weir Street",
    "Pound Green",
    "Marram Way",
    "Oxbow Close",
    "Tidewell Road",
    "Station Approach",
];

/// A street of the invented town.
pub(super) fn street(dice: &mut Dice) -> &'static str {
    dice.pick(&STREETS)
}

/// A telephone number that Ofcom keeps for drama.
pub(super) fn telephone(dice: &mut Dice, mobile: bool) -> String {
    if mobile {
        format!("07700 900{:03}", dice.below(1000))
    } else {
        format!("01632 960{:03}", dice.below(1000))
    }
}

/// A postcode of an area that does not exist.
pub(super) fn postcode(dice: &mut Dice) -> String {
    let letter = |dice: &mut Dice| char::from(b"ABDEFGHJLNPQRSTUWXYZ"[dice.below(20) as usize]);
    let (first, second) = (letter(dice), letter(dice));
    format!(
        "ZZ{} {}{first}{second}",
        dice.within(1, 9),
        dice.within(1, 9)
    )
}

/// A street address.
pub(super) fn address(dice: &mut Dice) -> String {
    let flat = if dice.chance(250) {
        format!("Flat {}, ", dice.within(1, 40))
    } else {
        String::new()
    };
    format!(
        "{flat}{} {}\nThornmere",
        dice.within(1, 180),
        dice.pick(&STREETS)
    )
}
