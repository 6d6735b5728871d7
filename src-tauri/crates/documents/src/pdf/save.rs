//! Objects into bytes.
//!
//! A tagged pack has over ten thousand small objects, one for each part of its structure. They are packed into object
//! streams and compressed on two threads. Deliberately not lopdf's own writer: it copies every object before it packs it
//! and leaves the cross-reference table uncompressed, which cost a third of the time of a large pack and a tenth of its
//! size.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// Fast enough for a preview, and within a few per cent of the smallest.
const LEVEL: u32 = 4;

/// Objects packed together: small enough that a reader unpacks little to reach one.
const BATCH: usize = 200;

/// A cross-reference entry: an object at an offset, or the nth object of a packed stream.
enum Entry {
    At(usize),
    In(u32, usize),
}

/// The whole file.
pub(super) fn save(mut file: Document) -> Vec<u8> {
    compress(&mut file);
    let objects = std::mem::take(&mut file.objects);
    let (streams, plain): (Vec<_>, Vec<_>) = objects
        .into_iter()
        .partition(|(_, o)| matches!(o, Object::Stream(_)));
    let packed = pack(&plain);

    let mut out = Vec::with_capacity(1 << 20);
    out.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    for (id, object) in &streams {
        if let Object::Stream(stream) = object {
            put(&mut out, id.0, stream, &mut entries);
        }
    }
    let mut next = streams
        .iter()
        .chain(&plain)
        .map(|(id, _)| id.0)
        .max()
        .unwrap_or(0)
        + 1;
    for (batch, stream) in plain.chunks(BATCH).zip(&packed) {
        put(&mut out, next, stream, &mut entries);
        for (at, (id, _)) in batch.iter().enumerate() {
            entries.insert(id.0, Entry::In(next, at));
        }
        next += 1;
    }

    let start = out.len();
    entries.insert(next, Entry::At(start));
    let mut table = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(next) + 1,
        "W" => vec![1.into(), 4.into(), 2.into()],
    };
    for key in ["Root", "Info", "ID"] {
        if let Ok(value) = file.trailer.get(key.as_bytes()) {
            table.set(key, value.clone());
        }
    }
    let mut stream = Stream::new(table, table_bytes(&entries, next));
    deflate(&mut stream);
    put(&mut out, next, &stream, &mut entries);
    // Writing to memory does not fail.
    let _ = write!(out, "startxref\n{start}\n%%EOF\n");
    out
}

fn table_bytes(entries: &BTreeMap<u32, Entry>, last: u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(last as usize * 7 + 7);
    for number in 0..=last {
        let (kind, second, third) = match entries.get(&number) {
            Some(Entry::At(offset)) => (1, *offset as u32, 0),
            Some(Entry::In(stream, index)) => (2, *stream, *index as u16),
            None => (0, 0, u16::MAX),
        };
        bytes.push(kind);
        bytes.extend_from_slice(&second.to_be_bytes());
        bytes.extend_from_slice(&third.to_be_bytes());
    }
    bytes
}

/// Objects that are not streams, in batches, each batch one compressed stream.
fn pack(plain: &[(ObjectId, Object)]) -> Vec<Stream> {
    let batches: Vec<&[(ObjectId, Object)]> = plain.chunks(BATCH).collect();
    let (first, second) = batches.split_at(batches.len() / 2);
    let make =
        |batches: &[&[(ObjectId, Object)]]| batches.iter().map(|b| batch(b)).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| make(first));
        let second = make(second);
        let mut all = first.join().unwrap_or_default();
        all.extend(second);
        all
    })
}

fn batch(objects: &[(ObjectId, Object)]) -> Stream {
    let (mut index, mut body) = (
        Vec::with_capacity(BATCH * 12),
        Vec::with_capacity(BATCH * 120),
    );
    for (id, object) in objects {
        let _ = write!(index, "{} {} ", id.0, body.len());
        value(&mut body, object);
        body.push(b'\n');
    }
    let first = index.len() as i64;
    index.append(&mut body);
    let dictionary =
        dictionary! { "Type" => "ObjStm", "N" => objects.len() as i64, "First" => first };
    let mut stream = Stream::new(dictionary, index);
    deflate(&mut stream);
    stream
}

/// Compresses every stream.
fn compress(file: &mut Document) {
    let mut streams: Vec<&mut Stream> = file
        .objects
        .values_mut()
        .filter_map(|o| match o {
            // Metadata stays readable to tools that do not decompress.
            Object::Stream(s) if !s.dict.has_type(b"Metadata") => Some(s),
            _ => None,
        })
        .collect();
    let middle = streams.len() / 2;
    let (first, second) = streams.split_at_mut(middle);
    std::thread::scope(|scope| {
        scope.spawn(|| first.iter_mut().for_each(|s| deflate(s)));
        second.iter_mut().for_each(|s| deflate(s));
    });
}

fn deflate(stream: &mut Stream) {
    if stream.dict.has(b"Filter") {
        return;
    }
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(stream.content.len() / 3),
        Compression::new(LEVEL),
    );
    if encoder.write_all(&stream.content).is_ok()
        && let Ok(packed) = encoder.finish()
        && packed.len() < stream.content.len()
    {
        stream
            .dict
            .set("Filter", Object::Name(b"FlateDecode".to_vec()));
        stream.set_content(packed);
    }
}

fn put(out: &mut Vec<u8>, number: u32, stream: &Stream, entries: &mut BTreeMap<u32, Entry>) {
    entries.insert(number, Entry::At(out.len()));
    let _ = writeln!(out, "{number} 0 obj");
    let mut dict = stream.dict.clone();
    dict.set("Length", stream.content.len() as i64);
    dictionary(out, &dict);
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(&stream.content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

fn value(out: &mut Vec<u8>, object: &Object) {
    // Writing to memory does not fail.
    let _ = match object {
        Object::Null => write!(out, "null"),
        Object::Boolean(b) => write!(out, "{b}"),
        Object::Integer(i) => write!(out, "{i}"),
        Object::Real(r) => write!(out, "{r}"),
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R"),
        Object::Name(n) => {
            name(out, n);
            Ok(())
        }
        Object::String(s, format) => {
            string(out, s, *format);
            Ok(())
        }
        Object::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b' ');
                }
                value(out, item);
            }
            out.push(b']');
            Ok(())
        }
        Object::Dictionary(d) => {
            dictionary(out, d);
            Ok(())
        }
        // Streams are never inside another object.
        Object::Stream(_) => write!(out, "null"),
    };
}

fn dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, entry) in dictionary {
        name(out, key);
        out.push(b' ');
        value(out, entry);
    }
    out.extend_from_slice(b">>");
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    match format {
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in bytes {
                let _ = write!(out, "{byte:02X}");
            }
            out.push(b'>');
        }
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    b'\n' => out.extend_from_slice(b"\\n"),
                    _ => out.push(*byte),
                }
            }
            out.push(b')');
        }
    }
}
