//! What the file says about itself: language, title, metadata, bookmarks, page labels.

use chrono::DateTime;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::layout::{Bookmark, Laid};
use crate::pdf::Facts;

const PRODUCER: &str = "Waymark";

/// Completes the catalogue, the pages and the trailer.
pub(super) fn complete(
    file: &mut Document,
    laid: &Laid,
    facts: &Facts,
    tree: ObjectId,
    pages: &[ObjectId],
) -> Result<(), lopdf::Error> {
    file.version = "1.7".to_owned();
    for (i, page) in pages.iter().enumerate() {
        let page = file.get_dictionary_mut(*page)?;
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.set("StructParents", i as i64);
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    let outlines = outlines(file, &laid.bookmarks, pages, laid.sheet.1);
    let metadata = file.add_object(metadata(facts));
    let labels = dictionary! { "Nums" => page_labels(&laid.labels) };
    let catalogue = file.catalog_mut()?;
    catalogue.set("Lang", Object::string_literal("en-GB"));
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalogue.set("StructTreeRoot", tree);
    catalogue.set("Metadata", metadata);
    catalogue.set("PageLabels", labels);
    catalogue.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
    match outlines {
        Some(outlines) => {
            catalogue.set("Outlines", outlines);
            catalogue.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
        }
        None => catalogue.set("PageMode", Object::Name(b"UseNone".to_vec())),
    }

    let made = stamp(facts.made_at, "D:%Y%m%d%H%M%SZ");
    let info = file.add_object(dictionary! {
        "Title" => text(&facts.title),
        "Author" => text(&facts.author),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => Object::string_literal(made.clone()),
        "ModDate" => Object::string_literal(made),
    });
    // printpdf's own information dictionary calls the file PDF/X, which it is not.
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    file.trailer.set("Info", info);
    let id = Object::String(fingerprint(file).to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// What a viewer calls each page: its own label where it has one, its number otherwise.
fn page_labels(labels: &[String]) -> Vec<Object> {
    if labels.is_empty() {
        return vec![0.into(), Object::Dictionary(dictionary! { "S" => "D" })];
    }
    labels
        .iter()
        .enumerate()
        .flat_map(|(i, label)| {
            [
                Object::Integer(i as i64),
                Object::Dictionary(dictionary! { "P" => text(label) }),
            ]
        })
        .collect()
}

/// Text of a PDF: ASCII as it is, anything else as UTF-16.
fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::string_literal(value);
    }
    let bytes = [0xFE, 0xFF]
        .into_iter()
        .chain(value.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn stamp(at: i64, format: &str) -> String {
    DateTime::from_timestamp_millis(at)
        .unwrap_or_default()
        .format(format)
        .to_string()
}

fn metadata(facts: &Facts) -> Stream {
    let made = stamp(facts.made_at, "%Y-%m-%dT%H:%M:%SZ");
    let (title, author) = (escape(&facts.title), escape(&facts.author));
    let xmp = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    );
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dictionary, xmp.into_bytes())
}

/// XML text; characters that XML 1.0 does not know are left out.
fn escape(value: &str) -> String {
    value
        .chars()
        .fold(String::with_capacity(value.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
                c => out.push(c),
            }
            out
        })
}

/// Bookmarks, nested by level.
fn outlines(
    file: &mut Document,
    bookmarks: &[Bookmark],
    pages: &[ObjectId],
    height: f32,
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let mut path: Vec<(u8, usize)> = Vec::new();
    let parents: Vec<Option<usize>> = bookmarks
        .iter()
        .enumerate()
        .map(|(i, b)| {
            while path.last().is_some_and(|(level, _)| *level >= b.level) {
                path.pop();
            }
            let parent = path.last().map(|(_, at)| *at);
            path.push((b.level, i));
            parent
        })
        .collect();
    let children = |of: Option<usize>| -> Vec<usize> {
        (0..ids.len()).filter(|i| parents[*i] == of).collect()
    };
    let mut families = vec![(None, children(None))];
    for i in 0..ids.len() {
        if parents.get(i + 1) == Some(&Some(i)) {
            families.push((Some(i), children(Some(i))));
        }
    }
    for (parent, family) in &families {
        for (at, child) in family.iter().enumerate() {
            let bookmark = &bookmarks[*child];
            let mut entry: Dictionary = dictionary! {
                "Title" => text(&bookmark.title),
                "Parent" => parent.map_or(root, |p| ids[p]),
                "Dest" => vec![
                    Object::Reference(pages[bookmark.page]),
                    Object::Name(b"XYZ".to_vec()),
                    Object::Null,
                    Object::Real((height - bookmark.y + 6.0).round()),
                    Object::Null,
                ],
            };
            if at > 0 {
                entry.set("Prev", ids[family[at - 1]]);
            }
            if let Some(next) = family.get(at + 1) {
                entry.set("Next", ids[*next]);
            }
            if let Some((_, own)) = families.iter().find(|(p, _)| *p == Some(*child)) {
                entry.set("First", ids[own[0]]);
                entry.set("Last", ids[own[own.len() - 1]]);
                // Negative: closed until the reader opens it.
                entry.set("Count", -(own.len() as i64));
            }
            file.objects.insert(ids[*child], Object::Dictionary(entry));
        }
    }
    let top = &families[0].1;
    let entry = dictionary! {
        "Type" => "Outlines",
        "First" => ids[top[0]],
        "Last" => ids[top[top.len() - 1]],
        "Count" => top.len() as i64,
    };
    file.objects.insert(root, Object::Dictionary(entry));
    Some(root)
}

/// Sixteen bytes that name the content: two FNV-1a hashes over every stream. Same content, same name.
fn fingerprint(file: &Document) -> [u8; 16] {
    let mut halves = [0xcbf2_9ce4_8422_2325_u64, 0x8422_2325_cbf2_9ce4];
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            for chunk in stream.content.chunks(8) {
                let word = chunk.iter().fold(0_u64, |w, b| w << 8 | u64::from(*b));
                halves[0] = (halves[0] ^ word).wrapping_mul(0x0000_0100_0000_01b3);
                halves[1] = (halves[1] ^ word.rotate_left(29)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
    let mut out = [0; 16];
    out[..8].copy_from_slice(&halves[0].to_be_bytes());
    out[8..].copy_from_slice(&halves[1].to_be_bytes());
    out
}
