//! A photograph or a PDF that is to be kept: what it is by its own bytes, and no larger than reading it needs.
//!
//! A photograph is drawn anew: the right way up, at most [`EDGE`] pixels long, as JPEG. So a telephone's eight megabytes become
//! half of one, what else the file carried (where it was taken, by whose telephone) is left behind, and a file that was made
//! to harm a reader is only pixels. A PDF is kept as it came.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use thiserror::Error;

/// Pixels of the longer side: an A4 page at about 200 dots to the inch, on which handwriting is read without effort.
pub const EDGE: u32 = 2_200;

/// JPEG quality of what is drawn anew, of 100.
const QUALITY: u8 = 80;

/// Bytes of a photograph that is read: the largest that telephones of this year write is about 25 MB.
pub const MAX_PHOTOGRAPH_BYTES: usize = 40 * 1024 * 1024;

/// Bytes of a PDF that is kept. Backups hold every document again, so ten scanned pages at 200 dots must be enough.
pub const MAX_PDF_BYTES: usize = 8 * 1024 * 1024;

/// Bytes that a photograph may ask for while it is drawn: 100 megapixels of four bytes.
const MAX_DRAWN_BYTES: u64 = 400 * 1024 * 1024;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A JPEG image.
    Photograph,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// As it is stored.
    pub const fn media_type(self) -> &'static str {
        match self {
            Kind::Photograph => "image/jpeg",
            Kind::Pdf => "application/pdf",
        }
    }

    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Kind::Photograph => "jpg",
            Kind::Pdf => "pdf",
        }
    }

    /// From what is stored.
    pub fn of(media_type: &str) -> Option<Self> {
        [Kind::Photograph, Kind::Pdf]
            .into_iter()
            .find(|kind| kind.media_type() == media_type)
    }
}

/// A file made ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub kind: Kind,
    /// The bytes that are kept.
    pub bytes: Vec<u8>,
}

/// Why a file is not kept. `Display` is the sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotKept {
    /// No bytes at all.
    #[error("The file is empty. Nothing was kept. Choose another.")]
    Empty,
    /// Neither photograph nor PDF.
    #[error(
        "This is not a photograph (JPEG or PNG) or a PDF. Nothing was kept. A photograph of another kind, such as HEIC, can be saved as JPEG on the telephone; a letter or a spreadsheet can be printed to PDF."
    )]
    OtherKind,
    /// Too many bytes.
    #[error("The file is {size_mb} MB; at most {limit_mb} MB is kept. Nothing was kept. {advice}")]
    TooLarge {
        /// Megabytes, rounded up.
        size_mb: usize,
        /// The limit.
        limit_mb: usize,
        /// What to do.
        advice: &'static str,
    },
    /// Begins as a photograph and does not go on as one.
    #[error(
        "The photograph is damaged and could not be read. Nothing was kept. Take it again, or send it again from the telephone."
    )]
    Damaged,
}

const MB: usize = 1024 * 1024;

fn within(bytes: &[u8], limit: usize, advice: &'static str) -> Result<(), NotKept> {
    if bytes.len() <= limit {
        return Ok(());
    }
    Err(NotKept::TooLarge {
        size_mb: bytes.len().div_ceil(MB),
        limit_mb: limit / MB,
        advice,
    })
}

/// Makes a file ready to be kept.
///
/// # Errors
/// [`NotKept`], with a sentence.
pub fn ready(bytes: Vec<u8>) -> Result<Paper, NotKept> {
    if bytes.is_empty() {
        return Err(NotKept::Empty);
    }
    if bytes.starts_with(b"%PDF-") {
        within(
            &bytes,
            MAX_PDF_BYTES,
            "Scan it again at 200 dots to the inch, or keep only the pages that matter.",
        )?;
        return Ok(Paper {
            kind: Kind::Pdf,
            bytes,
        });
    }
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg | ImageFormat::Png) => {}
        _ => return Err(NotKept::OtherKind),
    }
    within(
        &bytes,
        MAX_PHOTOGRAPH_BYTES,
        "Take it again at a smaller size.",
    )?;
    Ok(Paper {
        kind: Kind::Photograph,
        bytes: drawn_anew(&bytes).map_err(|_| NotKept::Damaged)?,
    })
}

fn drawn_anew(bytes: &[u8]) -> image::ImageResult<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DRAWN_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(upright);
    if picture.width().max(picture.height()) > EDGE {
        picture = picture.resize(EDGE, EDGE, FilterType::Triangle);
    }
    // What shows through paper white is drawn white: a JPEG knows no transparency.
    let mut page = image::RgbaImage::from_pixel(
        picture.width(),
        picture.height(),
        image::Rgba([255, 255, 255, 255]),
    );
    image::imageops::overlay(&mut page, &picture.to_rgba8(), 0, 0);
    let mut out = Vec::new();
    DynamicImage::from(page)
        .to_rgb8()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))?;
    Ok(out)
}
