//! The recovery key on paper: printed, typed back with every slip a tired person makes, and used.

use proptest::prelude::*;
use waymark_store::vault::{self, RecoveryKey, RecoveryKeyError, VaultError};

use crate::Folder;

/// The key of sixteen counting bytes, frozen: a sheet printed today must open for ever.
const FROZEN: &str = "000GC-40R4Y-0M301-E209M-185G2-R38EE-1ZZT9";

#[test]
fn the_printed_form_is_frozen() {
    let bytes: [u8; 16] = std::array::from_fn(|n| n as u8);
    let printed = RecoveryKey::from_bytes(&bytes).printed();
    assert_eq!(
        printed.as_str(),
        FROZEN,
        "a sheet in a safe cannot be migrated"
    );
    RecoveryKey::parse(FROZEN).expect("and it reads back");
}

#[test]
fn it_opens_the_vault_and_can_be_replaced() {
    let mut folder = Folder::with_notes(1);
    let sheet = folder.recovery.printed();
    folder
        .recovery
        .confirm(&sheet)
        .expect("typed back once, as the first run asks");
    folder.lock();
    folder.unlocked = Some(
        vault::unlock_with_recovery(&folder.dir(), &sheet)
            .expect("the passphrase is forgotten, the sheet is not"),
    );

    let new = vault::new_recovery_key(folder.unlocked()).expect("a new sheet");
    assert!(
        matches!(new.confirm(&sheet), Err(RecoveryKeyError::Different)),
        "the old sheet is not the new one"
    );
    folder.lock();
    let old = vault::unlock_with_recovery_at(&folder.dir(), &sheet, 0)
        .expect_err("the old sheet is void");
    assert!(matches!(old, VaultError::WrongRecoveryKey { .. }), "{old}");
    vault::unlock_with_recovery_at(&folder.dir(), &new.printed(), 5_000)
        .expect("the new sheet opens");
}

#[test]
fn a_slip_is_named_and_costs_no_attempt() {
    let mut folder = Folder::empty();
    folder.lock();
    let sheet = folder.recovery.printed();
    for n in 0..6 {
        let typed = &sheet[..sheet.len() - 1 - n];
        let slip = vault::unlock_with_recovery(&folder.dir(), typed).expect_err("not all of it");
        assert!(
            matches!(
                slip,
                VaultError::RecoveryKey(RecoveryKeyError::Length { .. })
            ),
            "{slip}"
        );
    }
    let slip = RecoveryKey::parse("UUUUU").expect_err("U is never used");
    assert!(matches!(slip, RecoveryKeyError::Character('U')), "{slip}");
    vault::unlock_with_recovery(&folder.dir(), &sheet).expect("no wait: nothing was tried");
}

#[test]
fn groups_of_two_sheets_do_not_make_a_key() {
    let one = RecoveryKey::from_bytes(&[1; 16]).printed();
    let two = RecoveryKey::from_bytes(&[2; 16]).printed();
    let mixed = format!("{}{}", &one[..18], &two[18..]);
    assert_eq!(
        RecoveryKey::parse(&mixed).map(|_| ()),
        Err(RecoveryKeyError::Whole),
        "each group checks, the whole does not"
    );
}

proptest! {
    #[test]
    fn any_key_reads_back_however_it_is_typed(bytes: [u8; 16], lower: bool, gaps in "[ -]{0,3}") {
        let key = RecoveryKey::from_bytes(&bytes);
        let mut typed = key.printed().replace('-', &gaps).replace('0', "O").replace('1', "l");
        if lower {
            typed = typed.to_lowercase();
        }
        prop_assert!(key.confirm(&typed).is_ok(), "case, gaps, O for 0 and l for 1 are forgiven: {typed}");
    }

    #[test]
    fn one_wrong_character_is_found_in_its_group(bytes: [u8; 16], place in 0_usize..35, other in "[0-9A-HJKMNP-TV-Z]") {
        let printed = RecoveryKey::from_bytes(&bytes).printed();
        let at = place + place / 5;
        prop_assume!(printed[at..=at] != other);
        let typed = format!("{}{other}{}", &printed[..at], &printed[at + 1..]);
        let slip = RecoveryKey::parse(&typed).map(|_| ());
        prop_assert!(matches!(slip, Err(RecoveryKeyError::Group { number, .. }) if number == place / 5 + 1), "{slip:?}");
    }

    #[test]
    fn two_exchanged_characters_or_groups_are_found(bytes: [u8; 16], group in 0_usize..7, a in 0_usize..5, b in 0_usize..5, with in 0_usize..7) {
        let printed = RecoveryKey::from_bytes(&bytes).printed();
        let mut letters: Vec<char> = printed.chars().collect();
        letters.swap(group * 6 + a, group * 6 + b);
        let typed: String = letters.iter().collect();
        prop_assert!(typed == *printed || RecoveryKey::parse(&typed).is_err(), "two characters exchanged: {typed}");

        let mut groups: Vec<&str> = printed.split('-').collect();
        groups.swap(group, with);
        let typed = groups.join("-");
        prop_assert!(typed == *printed || RecoveryKey::parse(&typed).is_err(), "two groups exchanged: {typed}");
    }

    #[test]
    fn anything_at_all_can_be_typed(typed in "\\PC{0,60}") {
        if let Ok(key) = RecoveryKey::parse(&typed) {
            prop_assert!(key.confirm(&typed).is_ok(), "what parses is its own key");
        }
    }
}
