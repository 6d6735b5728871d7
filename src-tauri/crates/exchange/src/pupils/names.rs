//! A whole name in one cell, taken apart.

/// A name's parts, and whether taking it apart was a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Parts {
    pub surname: Option<String>,
    pub forename: Option<String>,
    pub known_as: Option<String>,
    /// Whether another reading was possible, so that the person is asked to look.
    pub guessed: bool,
}

/// Words that belong to the surname after them: van Dijk, de la Cruz, bin Yusuf, Ó Súilleabháin, St John.
const PARTICLES: [&str; 28] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "la", "le",
    "el", "al", "bin", "bint", "ibn", "ben", "abu", "mac", "mc", "ó", "ní", "ap", "st", "ter",
];

/// "SURNAME, Forename", "Forename Surname", "SURNAME Forename", each perhaps with "(Known as)".
pub(crate) fn split(whole: &str) -> Parts {
    let (whole, known_as) = bracketed(whole);
    if let Some((surname, forename)) = whole.split_once(',') {
        return Parts {
            surname: some(surname),
            forename: some(forename),
            known_as,
            guessed: false,
        };
    }
    let words: Vec<&str> = whole.split_whitespace().collect();
    let shouted = |w: &&str| {
        w.chars().filter(|c| c.is_alphabetic()).count() > 1 && !w.chars().any(char::is_lowercase)
    };
    let leading = words.iter().take_while(|w| shouted(w)).count();
    if leading > 0 && leading < words.len() {
        return Parts {
            surname: some(&words[..leading].join(" ")),
            forename: some(&words[leading..].join(" ")),
            known_as,
            guessed: false,
        };
    }
    let trailing = words.iter().rev().take_while(|w| shouted(w)).count();
    if trailing > 0 && trailing < words.len() {
        let at = words.len() - trailing;
        return Parts {
            surname: some(&words[at..].join(" ")),
            forename: some(&words[..at].join(" ")),
            known_as,
            guessed: false,
        };
    }
    if words.len() < 2 {
        return Parts {
            surname: some(&whole),
            known_as,
            ..Parts::default()
        };
    }
    let mut at = words.len() - 1;
    while at > 1 && PARTICLES.contains(&words[at - 1].to_lowercase().trim_end_matches('.')) {
        at -= 1;
    }
    Parts {
        surname: some(&words[at..].join(" ")),
        forename: some(&words[..at].join(" ")),
        known_as,
        guessed: words.len() > 2,
    }
}

/// "Katarzyna (Kasia)" as the name and what stands in brackets.
pub(crate) fn bracketed(name: &str) -> (String, Option<String>) {
    match (name.find('('), name.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            let rest = format!("{} {}", &name[..open], &name[close + 1..]);
            (
                rest.split_whitespace().collect::<Vec<_>>().join(" "),
                some(&name[open + 1..close]),
            )
        }
        _ => (name.split_whitespace().collect::<Vec<_>>().join(" "), None),
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name has a letter in it: "-" and "?" are how people leave a cell empty.
    text.chars().any(char::is_alphabetic).then_some(text)
}
