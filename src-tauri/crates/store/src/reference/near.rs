//! Which authorities lie beside one another: those whose open schools stand within reach of each other's.
//!
//! The file has no borders, but it has where every school stands. Two authorities with several schools within an ordinary
//! journey of each other share children, whatever the map says.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use waymark_domain::Establishment;

/// Metres between two schools that count as near: an ordinary bus ride.
const REACH: i64 = 5_000;

/// Schools of the other authority that must be near; one alone is often a mistake in a coordinate.
const SEVERAL: usize = 3;

/// An authority beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) la: String,
    pub(super) other: String,
    pub(super) other_name: String,
    pub(super) schools: i64,
}

#[derive(Clone, Copy)]
struct Place {
    urn: u32,
    east: i64,
    north: i64,
}

impl Place {
    fn reaches(self, other: Place) -> bool {
        let (dx, dy) = (self.east - other.east, self.north - other.north);
        dx * dx + dy * dy <= REACH * REACH
    }
}

/// The schools of one square, by authority.
type Square<'a> = BTreeMap<&'a str, Vec<Place>>;

/// Every pair of authorities that are near, in both directions. Schools are looked up in squares as wide as the reach, and a
/// school is near an authority at the first of its schools that is: a city with all its schools in one street costs little
/// more than a county.
pub(super) fn neighbours(schools: &[Establishment]) -> Vec<Near> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut squares: HashMap<(i64, i64), Square<'_>> = HashMap::new();
    for school in schools.iter().filter(|school| school.is_open()) {
        let (Some(la), Some(east), Some(north)) =
            (school.la_code.as_deref(), school.easting, school.northing)
        else {
            continue;
        };
        if east <= 0 || north <= 0 {
            continue;
        }
        names
            .entry(la)
            .or_insert_with(|| school.la_name.as_deref().unwrap_or(la));
        let urn = school.urn;
        squares
            .entry((east / REACH, north / REACH))
            .or_default()
            .entry(la)
            .or_default()
            .push(Place { urn, east, north });
    }
    let mut near: BTreeMap<(&str, &str), BTreeSet<u32>> = BTreeMap::new();
    for ((x, y), here) in &squares {
        let around: Vec<&Square<'_>> = (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|square| squares.get(&square))
            .collect();
        for (other, there) in here {
            for (la, places) in around.iter().copied().flatten() {
                if la == other {
                    continue;
                }
                let within = there
                    .iter()
                    .filter(|school| places.iter().any(|place| place.reaches(**school)));
                near.entry((la, other))
                    .or_default()
                    .extend(within.map(|school| school.urn));
            }
        }
    }
    near.into_iter()
        .filter(|(_, schools)| schools.len() >= SEVERAL)
        .map(|((la, other), schools)| Near {
            la: la.to_owned(),
            other: other.to_owned(),
            other_name: names.get(other).copied().unwrap_or(other).to_owned(),
            schools: schools.len() as i64,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(urn: u32, la: &str, east: i64, north: i64) -> Establishment {
        Establishment {
            urn,
            la_code: Some(la.into()),
            la_name: Some(format!("Authority {la}")),
            easting: Some(east),
            northing: Some(north),
            ..Establishment::default()
        }
    }

    #[test]
    fn authorities_with_several_schools_in_reach_are_neighbours() {
        let mut schools = vec![school(1, "901", 400_000, 300_000)];
        schools.extend((2..5).map(|urn| school(urn, "902", 403_000, 300_000 + i64::from(urn))));
        schools.push(school(9, "903", 400_500, 300_000));
        schools.push(school(10, "904", 460_000, 300_000));
        let found = neighbours(&schools);
        assert!(
            found
                .iter()
                .any(|near| near.la == "901" && near.other == "902"),
            "three schools three kilometres away are near"
        );
        assert!(
            !found.iter().any(|near| near.other == "903"),
            "one school alone may be a wrong coordinate"
        );
        assert!(
            !found.iter().any(|near| near.other == "904"),
            "sixty kilometres is not near"
        );
    }
}
