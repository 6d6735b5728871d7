//! The structure tree: which marked content belongs to which part, and back.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::Laid;
use crate::layout::structure::{NodeId, Tag};

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

/// Adds the tree to a file and returns its root.
pub(super) fn tree(
    file: &mut Document,
    laid: &Laid,
    marked: &Marked<'_>,
    pages: &[ObjectId],
) -> ObjectId {
    let nodes = &laid.structure.nodes;
    let root = file.new_object_id();
    let kept = kept(laid, marked);
    let ids: Vec<Option<ObjectId>> = kept
        .iter()
        .map(|k| k.then(|| file.new_object_id()))
        .collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); nodes.len()];
    for (i, node) in nodes.iter().enumerate() {
        if let (Some(parent), Some(id)) = (node.parent, ids[i]) {
            kids[parent as usize].push(Object::Reference(id));
        }
    }
    for (i, node) in nodes.iter().enumerate() {
        let Some(id) = ids[i] else { continue };
        let parent = node.parent.and_then(|p| ids[p as usize]).unwrap_or(root);
        let mut element = Dictionary::new();
        element.set("S", Object::Name(node.tag.name().as_bytes().to_vec()));
        element.set("P", parent);
        let content = &marked.content[i];
        let first = content.first().map(|(page, _)| *page);
        if let Some(page) = first {
            element.set("Pg", pages[page]);
        }
        let mut own: Vec<Object> = content
            .iter()
            .map(|(page, mcid)| {
                if Some(*page) == first {
                    Object::Integer(*mcid)
                } else {
                    Object::Dictionary(
                        dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => *mcid },
                    )
                }
            })
            .collect();
        own.append(&mut kids[i]);
        match own.len() {
            0 => {}
            1 => element.set("K", own.remove(0)),
            _ => element.set("K", own),
        }
        if let Some(attributes) = attributes(node.tag, node.columns) {
            element.set("A", attributes);
        }
        file.objects.insert(id, Object::Dictionary(element));
    }

    let mut numbers = Vec::with_capacity(pages.len() * 2);
    for (page, parts) in marked.pages.iter().enumerate() {
        let parents: Vec<Object> = parts
            .iter()
            .map(|node| ids[*node as usize].map_or(Object::Null, Object::Reference))
            .collect();
        let list = file.add_object(Object::Array(parents));
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Reference(list));
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => numbers });
    let document = ids.first().copied().flatten().unwrap_or(root);
    file.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document,
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => pages.len() as i64,
        }),
    );
    root
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

fn attributes(tag: Tag, columns: u16) -> Option<Object> {
    let scope = match tag {
        Tag::ThColumn => Some("Column"),
        Tag::ThRow => Some("Row"),
        _ => None,
    };
    if let Tag::L = tag {
        return Some(Object::Dictionary(
            dictionary! { "O" => "List", "ListNumbering" => "Disc" },
        ));
    }
    if scope.is_none() && columns <= 1 {
        return None;
    }
    let mut table = dictionary! { "O" => "Table" };
    if let Some(scope) = scope {
        table.set("Scope", Object::Name(scope.as_bytes().to_vec()));
    }
    if columns > 1 {
        table.set("ColSpan", i64::from(columns));
    }
    Some(Object::Dictionary(table))
}
