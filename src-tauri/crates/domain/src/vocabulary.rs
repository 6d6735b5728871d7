//! How a closed list of codes is written once: the enum, its codes, its labels, and both directions of text.
//!
//! Deliberately not a derive crate: the lists are short, and the macro shows each code beside its label so that a
//! reader can compare them with the source. Text that is not in a list stays text with whoever holds it; nothing here
//! turns an unknown code into a known one.

/// A code that the list does not hold; the caller keeps the text and shows it as unknown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a known {list}.")]
pub struct UnknownCode {
    /// What kind of thing was looked up, in the trade's words ("status", "fact").
    pub list: &'static str,
    /// The text as it was given.
    pub text: String,
}

/// Writes an enum of codes: `vocabulary! { "status", /// doc  enum StatusKind { Pex = "PEX": "Permanently excluded", } }`.
macro_rules! vocabulary {
    ($list:literal, $(#[$meta:meta])* $vis:vis enum $name:ident { $($variant:ident = $code:literal : $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $(#[doc = $label] $variant),+ }

        impl $name {
            /// Every code, in the order in which a list shows them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code that is stored and sent.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// The words that a person reads.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownCode;
            /// Reads a code without regard to case or outer spaces.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let wanted = text.trim();
                Self::ALL
                    .iter()
                    .copied()
                    .find(|kind| kind.code().eq_ignore_ascii_case(wanted))
                    .ok_or_else(|| $crate::vocabulary::UnknownCode { list: $list, text: text.to_owned() })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use vocabulary;
