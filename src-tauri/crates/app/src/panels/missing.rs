//! What a brief still lacks, in words that say where it is filled in.

use waymark_store::Reader;
use waymark_store::tables::{PanelCase, Placement, Pupil, Review};

/// The fields of a case's brief that nobody has filled in, in the order of the paper.
pub(super) fn missing_of(
    reader: &Reader,
    pupil: &Pupil,
    case: &PanelCase,
) -> waymark_store::Result<Vec<String>> {
    let mut missing = Vec::new();
    let mut lacks = |absent: bool, what: &str| {
        if absent {
            missing.push(what.to_owned());
        }
    };
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    lacks(blank(&case.ask), "What the panel is asked");
    lacks(blank(&case.reason), "Why the child is brought");
    lacks(blank(&case.options), "Options");
    lacks(pupil.dob.is_none(), "Date of birth");
    lacks(blank(&pupil.upn), "UPN");
    lacks(blank(&pupil.roll_setting), "School on roll");
    lacks(blank(&pupil.strengths), "Strengths");
    lacks(blank(&pupil.worries), "Worries");
    let reviews = Review::for_pupil(reader, pupil.id)?;
    let last = reviews.iter().max_by_key(|review| review.held_on);
    lacks(
        last.is_none_or(|review| blank(&review.school_view)),
        "School's view",
    );
    lacks(
        last.is_none_or(|review| blank(&review.voice_family)),
        "Family's view",
    );
    let notes = waymark_store::tables::Note::for_pupil(reader, pupil.id)?;
    let voiced = notes
        .iter()
        .any(|note| note.voice_of.as_deref() == Some("child"))
        || last.is_some_and(|review| !blank(&review.voice_child));
    lacks(!voiced, "The child's own words");
    lacks(
        Placement::for_pupil(reader, pupil.id)?.is_empty(),
        "What has been tried",
    );
    Ok(missing)
}
