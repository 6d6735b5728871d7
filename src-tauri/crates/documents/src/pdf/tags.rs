//! The structure tree: which marked content belongs to which part, and back.

use std::io::Write as _;

use lopdf::{Document, ObjectId};

use crate::layout::Laid;
use crate::layout::structure::{NodeId, Tag};
use crate::pdf::save::Loose;

/// Marked content as it is handed out while pages are drawn.
pub(super) struct Marked<'a> {
    laid: &'a Laid,
    /// For each page, the part that each identifier stands for.
    pages: Vec<Vec<NodeId>>,
    /// For each part, its content in order: page and identifier.
    content: Vec<Vec<(usize, i64)>>,
}

impl<'a> Marked<'a> {
    pub fn new(laid: &'a Laid) -> Self {
        Marked {
            laid,
            pages: vec![Vec::new(); laid.pages.len()],
            content: vec![Vec::new(); laid.structure.nodes.len()],
        }
    }

    /// The next identifier on a page, for a part.
    pub fn next(&mut self, page: usize, node: NodeId) -> i64 {
        let id = self.pages[page].len() as i64;
        self.pages[page].push(node);
        self.content[node as usize].push((page, id));
        id
    }

    /// The standard name of a part.
    pub fn tag(&self, node: NodeId) -> &'static str {
        self.laid.structure.nodes[node as usize].tag.name()
    }
}

/// Gives the tree numbers in a file and writes it: its root, and its parts.
///
/// They are written at once and not kept as objects first: a pack has over ten thousand of them, and they are nearly all of
/// its objects.
pub(super) fn tree(
    file: &mut Document,
    laid: &Laid,
    marked: &Marked<'_>,
    pages: &[ObjectId],
) -> (ObjectId, Loose) {
    let nodes = &laid.structure.nodes;
    let mut number = file.max_id;
    let mut next = || {
        number += 1;
        number
    };
    let kept = kept(laid, marked);
    let root = next();
    let ids: Vec<Option<u32>> = kept.iter().map(|kept| kept.then(&mut next)).collect();
    let lists: Vec<u32> = pages.iter().map(|_| next()).collect();
    let parents = next();
    file.max_id = number;

    // The children of each part, as a chain: each names its next sibling.
    let mut first_child = vec![None; nodes.len()];
    let mut sibling = vec![None; nodes.len()];
    for (i, node) in nodes.iter().enumerate().rev() {
        if let (Some(parent), Some(_)) = (node.parent, ids[i]) {
            sibling[i] = first_child[parent as usize].replace(i);
        }
    }
    let mut loose = Loose::default();
    let document = ids.first().copied().flatten().unwrap_or(root);
    let out = loose.begin(root);
    let _ = write!(
        out,
        "<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {}>>",
        pages.len()
    );
    for (i, node) in nodes.iter().enumerate() {
        let Some(id) = ids[i] else { continue };
        let out = loose.begin(id);
        let parent = node.parent.and_then(|p| ids[p as usize]).unwrap_or(root);
        let _ = write!(out, "<</S/{}/P {parent} 0 R", node.tag.name());
        let content = &marked.content[i];
        let first = content.first().map(|(page, _)| *page);
        if let Some(page) = first {
            let _ = write!(out, "/Pg {} 0 R", pages[page].0);
        }
        let own = content.len() + usize::from(first_child[i].is_some());
        if own > 0 {
            let one = own == 1 && first_child[i].is_none_or(|c| sibling[c].is_none());
            out.extend_from_slice(if one { b"/K " } else { b"/K[" });
            for (page, mcid) in content {
                let _ = if Some(*page) == first {
                    write!(out, "{mcid} ")
                } else {
                    write!(out, "<</Type/MCR/Pg {} 0 R/MCID {mcid}>>", pages[*page].0)
                };
            }
            let mut child = first_child[i];
            while let Some(at) = child {
                if let Some(id) = ids[at] {
                    let _ = write!(out, "{id} 0 R ");
                }
                child = sibling[at];
            }
            if !one {
                out.push(b']');
            }
        }
        attributes(out, node.tag, node.columns);
        out.extend_from_slice(b">>");
    }
    for (list, parts) in lists.iter().zip(&marked.pages) {
        let out = loose.begin(*list);
        out.push(b'[');
        for node in parts {
            let _ = match ids[*node as usize] {
                Some(id) => write!(out, "{id} 0 R "),
                None => write!(out, "null "),
            };
        }
        out.push(b']');
    }
    let out = loose.begin(parents);
    out.extend_from_slice(b"<</Nums[");
    for (page, list) in lists.iter().enumerate() {
        let _ = write!(out, "{page} {list} 0 R ");
    }
    out.extend_from_slice(b"]>>");
    ((root, 0), loose)
}

/// A part with nothing in it is left out, but for cells: an empty cell still holds its place in the row.
fn kept(laid: &Laid, marked: &Marked<'_>) -> Vec<bool> {
    let nodes = &laid.structure.nodes;
    let mut kept = vec![false; nodes.len()];
    for i in (0..nodes.len()).rev() {
        let cell = matches!(nodes[i].tag, Tag::TD | Tag::ThRow | Tag::ThColumn);
        if i == 0 || cell || !marked.content[i].is_empty() {
            kept[i] = true;
        }
        // Children come after their parents, so by now a kept child has spoken for this one.
        if kept[i]
            && let Some(parent) = nodes[i].parent
        {
            kept[parent as usize] = true;
        }
    }
    kept
}

/// What a part says of itself beside its name: writing to memory does not fail.
fn attributes(out: &mut Vec<u8>, tag: Tag, columns: u16) {
    let scope = match tag {
        Tag::ThColumn => "/Scope/Column",
        Tag::ThRow => "/Scope/Row",
        Tag::L => {
            out.extend_from_slice(b"/A<</O/List/ListNumbering/Disc>>");
            return;
        }
        _ => "",
    };
    if scope.is_empty() && columns <= 1 {
        return;
    }
    let _ = write!(out, "/A<</O/Table{scope}");
    if columns > 1 {
        let _ = write!(out, "/ColSpan {columns}");
    }
    out.extend_from_slice(b">>");
}
