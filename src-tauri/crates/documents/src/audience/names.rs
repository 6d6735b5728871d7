//! Names that a copy may not say, and taking them out of every text.
//!
//! A text is typed by people: without accents, with a name that the child no longer bears, of a child who is a case elsewhere
//! in the pack. So names are compared folded, word for word. The child's own go in whatever letters they are written; those
//! of all others only where the word can hardly be anything else, because "will" and "may" stand in every text.

use std::collections::BTreeSet;

use waymark_domain::name::fold_joined;

use crate::case::Case;
use crate::pack::PanelPack;
use crate::words::said;

/// The words of some names, folded.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

/// English words that are names too, folded and in order: of another child they are names only with a capital.
const WORDS: [&str; 84] = [
    "amber",
    "angel",
    "april",
    "archer",
    "august",
    "autumn",
    "baker",
    "banks",
    "bell",
    "bird",
    "bishop",
    "black",
    "brook",
    "brooks",
    "brown",
    "butler",
    "carpenter",
    "carter",
    "chance",
    "christian",
    "church",
    "cook",
    "cross",
    "daisy",
    "dawn",
    "dean",
    "faith",
    "field",
    "fields",
    "fisher",
    "forest",
    "fox",
    "frank",
    "gardener",
    "grace",
    "grant",
    "gray",
    "green",
    "hall",
    "harmony",
    "hazel",
    "heath",
    "heather",
    "hill",
    "hills",
    "holly",
    "hope",
    "hunter",
    "iris",
    "jade",
    "joy",
    "june",
    "justice",
    "king",
    "lane",
    "lily",
    "little",
    "long",
    "love",
    "march",
    "mark",
    "mason",
    "mercy",
    "miles",
    "miller",
    "olive",
    "page",
    "park",
    "parker",
    "parks",
    "pearl",
    "poppy",
    "price",
    "rich",
    "rivers",
    "rose",
    "ruby",
    "short",
    "summer",
    "will",
    "white",
    "wood",
    "woods",
    "young",
];

/// Letters of a word that is a name only with a capital: "an", "may", "son".
const SHORT: usize = 3;

impl Names {
    /// The names that one child has or had.
    pub(super) fn of(case: &Case) -> Self {
        let names = [&case.brief.full_name, &case.brief.known_as];
        let known = names.into_iter().filter_map(|name| said(name.as_deref()));
        let mut found = Self::default();
        for name in known.chain(case.former_names.iter().map(String::as_str)) {
            found.add(name);
        }
        found
    }

    /// The names of every child whom a pack knows of.
    pub(super) fn of_all(pack: &PanelPack) -> Self {
        let listed = pack.supplement.iter().flat_map(|s| &s.agenda);
        let mut found = Self::default();
        for case in pack.cases.iter().chain(listed) {
            found.0.append(&mut Self::of(case).0);
        }
        for name in &pack.others {
            found.add(name);
        }
        found
    }

    fn add(&mut self, name: &str) {
        let words = name.split(|c| !letter(c)).map(fold_joined);
        // "O’Brien" is typed "Obrien" too.
        let joined = name.split_whitespace().map(fold_joined);
        let long_enough = |word: &String| word.chars().count() > 1;
        self.0.extend(words.chain(joined).filter(long_enough));
    }
}

/// Letters, the accents on them, and what stands between letters unseen.
fn letter(c: char) -> bool {
    c.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// A text in which no word is one of these names. A name stands as one dash, shorter than any name.
pub(super) fn without(text: &str, own: &Names, all: &Names) -> String {
    let is_name = |word: &str| {
        let folded = fold_joined(word);
        own.0.contains(&folded) || (all.0.contains(&folded) && is_meant(word, &folded))
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(if is_name(word) { "–" } else { word });
        let gap = after.find(letter).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    out
}

/// Whether a word that is somebody's name is meant as one.
fn is_meant(word: &str, folded: &str) -> bool {
    let is_small = word.chars().next().is_some_and(char::is_lowercase);
    !is_small || (folded.chars().count() > SHORT && !WORDS.contains(&folded))
}

/// Every free text of a case.
pub(super) fn texts(case: &mut Case) -> Vec<&mut String> {
    let brief = &mut case.brief;
    let mut texts: Vec<&mut String> = [
        &mut case.ask,
        &mut case.category,
        &mut case.reason,
        &mut case.exception,
        &mut case.presenter,
        &mut brief.needs,
        &mut brief.strengths,
        &mut brief.school_view,
        &mut brief.child_view,
        &mut brief.family_view,
        &mut brief.risks,
        &mut brief.no_next_reason,
    ]
    .into_iter()
    .flatten()
    .collect();
    let reviewed = brief.last_review.iter_mut();
    texts.extend(reviewed.filter_map(|r| r.summary.as_mut()));
    for status in &mut brief.statuses {
        texts.extend(status.reason.as_mut());
        texts.extend(status.legal_basis.as_mut());
    }
    let facts = brief.facts.iter_mut().flatten();
    texts.extend(facts.filter_map(|f| f.detail.as_mut()));
    let tried = brief.tried.iter_mut().flatten();
    texts.extend(tried.filter_map(|t| t.outcome.as_mut()));
    for choice in &mut brief.options {
        // A line of which nothing is known is a line that somebody typed; the others are called as their schools are.
        if choice.answers.is_empty() && !choice.by_turn {
            texts.push(&mut choice.setting);
        }
        texts.extend(choice.note.as_mut());
        texts.extend(choice.answers.iter_mut().filter_map(|a| a.answer.as_mut()));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Names {
        let mut names = Names::default();
        for name in all {
            names.add(name);
        }
        names
    }

    #[test]
    fn a_name_goes_wherever_it_stands_and_nothing_else_does() {
        let own = names(&["Łukasz Wiśniewski", "Luk"]);
        let none = Names::default();
        assert_eq!(
            without("Luk, LUK’s friend; luk; Lukas (Łukasz) luck", &own, &none),
            "–, –’s friend; –; Lukas (–) luck"
        );
        assert_eq!(without("", &own, &none), "");
    }

    #[test]
    fn a_name_is_known_without_its_accents_its_apostrophe_and_its_hyphen() {
        let own = names(&["Răzvan-Ion Dumitrașcu", "Niamh O’Brien"]);
        assert_eq!(
            without(
                "Razvan, RAZVAN Ion, Dumitrascu; Obrien or O'Brien; Ra\u{306}zvan, Raz\u{ad}van",
                &own,
                &Names::default()
            ),
            "–, – –, –; – or O'–; –, –"
        );
    }

    #[test]
    fn another_childs_name_is_told_from_a_word_that_is_no_name() {
        let all = names(&["Yusuf Khan", "Will Young", "May An", "Grace Hope"]);
        let own = Names::default();
        assert_eq!(
            without(
                "Not with yusuf khan or Will. He will, and may, hope for a young mentor; May’s place; an hour.",
                &own,
                &all
            ),
            "Not with – – or –. He will, and may, hope for a young mentor; –’s place; an hour."
        );
        assert_eq!(
            without("Khanate, Yusufs, Graceful", &own, &all),
            "Khanate, Yusufs, Graceful",
            "whole words only"
        );
    }

    #[test]
    fn the_words_are_folded_and_once_each() {
        let folded = WORDS.iter().all(|word| fold_joined(word) == *word);
        let once: BTreeSet<_> = WORDS.iter().collect();
        assert!(folded && once.len() == WORDS.len());
    }
}
