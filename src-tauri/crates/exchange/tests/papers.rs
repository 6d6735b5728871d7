//! Photographs and PDFs that are to be kept: drawn anew the right way up, without what the telephone added, or refused with a
//! sentence.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;
use waymark_exchange::papers::{EDGE, Kind, MAX_PDF_BYTES, NotKept, ready};

fn png(width: u32, height: u32, paint: impl Fn(u32, u32) -> [u8; 4]) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| Rgba(paint(x, y)));
    let mut out = Cursor::new(Vec::new());
    picture
        .write_to(&mut out, ImageFormat::Png)
        .expect("a picture in memory");
    out.into_inner()
}

/// A JPEG that a telephone wrote lying on its side, with where it was taken in the same block.
fn lying_jpeg() -> Vec<u8> {
    let picture = DynamicImage::from(RgbaImage::from_fn(40, 20, |x, _| {
        Rgba(if x < 20 { [0, 0, 0, 255] } else { [255; 4] })
    }));
    let mut out = Cursor::new(Vec::new());
    picture
        .to_rgb8()
        .write_to(&mut out, ImageFormat::Jpeg)
        .expect("a picture in memory");
    let jpeg = out.into_inner();
    // EXIF: little endian, one directory of one entry, orientation 6 (turn right by a quarter), then a word that must not stay.
    let mut exif =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"51.5074N-0.1278W");
    let length = u16::try_from(exif.len() + 2).expect("a short block");
    let mut with = jpeg[..2].to_vec();
    with.extend([0xff, 0xe1]);
    with.extend(length.to_be_bytes());
    with.extend(&exif);
    with.extend(&jpeg[2..]);
    with
}

#[test]
fn a_large_photograph_is_drawn_smaller_and_keeps_its_shape() {
    let paper = ready(png(4_400, 1_100, |_, _| [10, 120, 90, 255])).expect("a photograph");
    assert_eq!(paper.kind, Kind::Photograph);
    let kept = image::load_from_memory_with_format(&paper.bytes, ImageFormat::Jpeg).expect("JPEG");
    assert_eq!((kept.width(), kept.height()), (EDGE, EDGE / 4));
}

#[test]
fn a_photograph_stands_upright_and_tells_nobody_where_it_was_taken() {
    let lying = lying_jpeg();
    assert!(lying.windows(8).any(|part| part == b"51.5074N"));
    let paper = ready(lying).expect("a photograph");
    assert!(!paper.bytes.windows(8).any(|part| part == b"51.5074N"));
    let kept = image::load_from_memory(&paper.bytes)
        .expect("JPEG")
        .to_luma8();
    assert_eq!(kept.dimensions(), (20, 40));
    assert!(
        kept.get_pixel(10, 5).0[0] < 60 && kept.get_pixel(10, 35).0[0] > 200,
        "what was on the left stands at the top"
    );
}

#[test]
fn what_shows_through_is_white() {
    let paper = ready(png(8, 8, |_, _| [0, 0, 0, 0])).expect("a photograph");
    let kept = image::load_from_memory(&paper.bytes)
        .expect("JPEG")
        .to_luma8();
    assert!(kept.get_pixel(4, 4).0[0] > 250);
}

#[test]
fn a_pdf_is_kept_as_it_came() {
    let bytes = b"%PDF-1.7 and the rest".to_vec();
    let paper = ready(bytes.clone()).expect("a PDF");
    assert_eq!((paper.kind, paper.bytes), (Kind::Pdf, bytes));
}

#[test]
fn whatever_else_is_refused_with_a_sentence() {
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(MAX_PDF_BYTES + 1, b' ');
    let whole = png(30, 30, |x, y| [x as u8, y as u8, 0, 255]);
    for (bytes, refusal) in [
        (vec![], NotKept::Empty),
        (b"PK\x03\x04 a letter".to_vec(), NotKept::OtherKind),
        (b"<svg onload='x()'/>".to_vec(), NotKept::OtherKind),
        (b"GIF89a".to_vec(), NotKept::OtherKind),
        (whole[..whole.len() / 2].to_vec(), NotKept::Damaged),
        (
            large,
            NotKept::TooLarge {
                size_mb: 9,
                limit_mb: 8,
                advice: "Scan it again at 200 dots to the inch, or keep only the pages that matter.",
            },
        ),
    ] {
        let refused = ready(bytes).expect_err("not kept");
        assert_eq!(refused, refusal);
        assert!(refused.to_string().contains("Nothing was kept."));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall_over(
        start in prop_oneof![
            Just(&b"\xff\xd8\xff\xe0"[..]),
            Just(&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
            Just(&b"%PDF-"[..]),
            Just(&b""[..]),
        ],
        rest in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let _ = ready([start, &rest].concat());
    }
}
