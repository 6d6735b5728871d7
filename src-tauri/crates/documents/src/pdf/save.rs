//! Objects into bytes.
//!
//! A tagged pack has over ten thousand small objects, one for each part of its structure. They are packed into object
//! streams and compressed on two threads. Deliberately not lopdf's own writer: it copies every object before it packs it
//! and leaves the cross-reference table uncompressed, which cost a third of the time of a large pack and a tenth of its
//! size.

use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

/// Fast enough for a preview, and within a few per cent of the smallest.
const LEVEL: u32 = 4;

/// Objects packed together: small enough that a reader unpacks little to reach one.
const BATCH: usize = 200;

/// A cross-reference entry: an object at an offset, or the nth object of a packed stream.
enum Entry {
    At(usize),
    In(u32, usize),
}

/// Objects that are not streams, already written, one after another.
#[derive(Default)]
pub(super) struct Loose {
    bytes: Vec<u8>,
    /// Each object's number and where it begins.
    begins: Vec<(u32, usize)>,
}

impl Loose {
    /// The next object is written here.
    pub fn begin(&mut self, number: u32) -> &mut Vec<u8> {
        self.bytes.push(b'\n');
        self.begins.push((number, self.bytes.len()));
        &mut self.bytes
    }
}

/// What has been compressed already: copies of one pack have most of their pages in common.
///
/// Only equal bytes are taken again, so nothing that a copy lacks can come into it this way.
#[derive(Default)]
pub(crate) struct Packed(Option<Mutex<Known>>);

/// Compressed bytes by what they were.
type Bytes = HashMap<Arc<Vec<u8>>, Arc<Vec<u8>>>;

#[derive(Default)]
struct Known {
    now: Bytes,
    /// Of what the pack was before it changed: what no page holds any more goes with the next change.
    before: Bytes,
}

impl Packed {
    /// Remembers for the copies to come.
    pub fn remembering() -> Self {
        Packed(Some(Mutex::default()))
    }

    /// Remembers for a pack that was changed: what it still has in common with what it was.
    pub fn after(&self) -> Self {
        let Some(known) = &self.0 else {
            return Packed(None);
        };
        let known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let last = if known.now.is_empty() {
            &known.before
        } else {
            &known.now
        };
        Packed(Some(Mutex::new(Known {
            now: HashMap::new(),
            before: last.clone(),
        })))
    }

    fn known(&self, plain: &Vec<u8>) -> Option<Arc<Vec<u8>>> {
        let mut known = self
            .0
            .as_ref()?
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = known.now.get(plain) {
            return Some(Arc::clone(packed));
        }
        let (plain, packed) = known.before.remove_entry(plain)?;
        known.now.insert(plain, Arc::clone(&packed));
        Some(packed)
    }

    /// Compresses; gives the bytes back when that would not make them shorter.
    fn deflate(&self, plain: Vec<u8>) -> Result<Vec<u8>, Vec<u8>> {
        if let Some(known) = self.known(&plain) {
            return Ok(Vec::clone(&known));
        }
        let room = Vec::with_capacity(plain.len() / 3);
        let mut encoder = ZlibEncoder::new(room, Compression::new(LEVEL));
        match encoder.write_all(&plain).and_then(|()| encoder.finish()) {
            Ok(packed) if packed.len() < plain.len() => {
                if let Some(known) = &self.0 {
                    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                    known.now.insert(Arc::new(plain), Arc::new(packed.clone()));
                }
                Ok(packed)
            }
            _ => Err(plain),
        }
    }
}

/// The whole file, with the objects of its structure.
pub(super) fn save(mut file: Document, structure: Loose, packed: &Packed) -> Vec<u8> {
    let objects = std::mem::take(&mut file.objects);
    let mut streams: Vec<(u32, Stream)> = Vec::new();
    let mut plain = Loose::default();
    for ((number, _), object) in objects {
        match object {
            Object::Stream(stream) => streams.push((number, stream)),
            object => value(plain.begin(number), &object),
        }
    }
    let mut next = file.max_id + 1;
    // Structure first: it is the same in copies that leave nothing out.
    for loose in [&structure, &plain] {
        for batch in loose.begins.chunks(BATCH) {
            streams.push((next, loose.stream(batch)));
            next += 1;
        }
    }
    compress(&mut streams, packed);

    let mut out = Vec::with_capacity(1 << 20);
    out.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    for (number, stream) in &streams {
        put(&mut out, *number, stream, &mut entries);
    }
    let batches = [&structure, &plain]
        .into_iter()
        .flat_map(|loose| loose.begins.chunks(BATCH));
    for (batch, holder) in batches.zip(file.max_id + 1..) {
        for (at, (number, _)) in batch.iter().enumerate() {
            entries.insert(*number, Entry::In(holder, at));
        }
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
    let mut streams = [(next, Stream::new(table, table_bytes(&entries, next)))];
    compress(&mut streams, &Packed::default());
    put(&mut out, next, &streams[0].1, &mut entries);
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

impl Loose {
    /// Some of the objects, that stand one after another, as one stream.
    fn stream(&self, batch: &[(u32, usize)]) -> Stream {
        let Some((_, from)) = batch.first() else {
            return Stream::new(Dictionary::new(), Vec::new());
        };
        let after = self.begins.partition_point(|(_, begin)| begin < from) + batch.len();
        let to = self.begins.get(after).map_or(self.bytes.len(), |(_, b)| *b);
        let mut content = Vec::with_capacity(batch.len() * 12 + to - from);
        for (number, begin) in batch {
            let _ = write!(content, "{number} {} ", begin - from);
        }
        let first = content.len() as i64;
        content.extend_from_slice(&self.bytes[*from..to]);
        let dictionary =
            dictionary! { "Type" => "ObjStm", "N" => batch.len() as i64, "First" => first };
        Stream::new(dictionary, content)
    }
}

/// Compresses every stream, on two threads: every second one on each, because pages and parts of the structure come in rows.
fn compress(streams: &mut [(u32, Stream)], packed: &Packed) {
    let (mut first, mut second): (Vec<&mut Stream>, Vec<&mut Stream>) = (vec![], vec![]);
    for (at, (_, stream)) in streams.iter_mut().enumerate() {
        // Metadata stays readable to tools that do not decompress.
        if !stream.dict.has_type(b"Metadata") && !stream.dict.has(b"Filter") {
            if at % 2 == 0 { &mut first } else { &mut second }.push(stream);
        }
    }
    let all = |streams: Vec<&mut Stream>| streams.into_iter().for_each(|s| deflate(s, packed));
    std::thread::scope(|scope| {
        scope.spawn(|| all(first));
        all(second);
    });
}

fn deflate(stream: &mut Stream, packed: &Packed) {
    match packed.deflate(std::mem::take(&mut stream.content)) {
        Ok(packed) => {
            stream
                .dict
                .set("Filter", Object::Name(b"FlateDecode".to_vec()));
            stream.set_content(packed);
        }
        Err(plain) => stream.set_content(plain),
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
