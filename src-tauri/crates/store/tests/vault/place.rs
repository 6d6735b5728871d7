//! Where a data folder may be, judged from its path and from the list of mounts.

use std::path::Path;

use waymark_store::place::{Place, judge, judge_mounts, judge_text};

fn refused(path: &str) -> bool {
    matches!(judge_text(Path::new(path)), Place::Refuse(_))
}

#[test]
fn network_and_synchronised_folders_are_refused_by_their_name() {
    for path in [
        r"\\server\share\Waymark",
        r"\\?\UNC\server\share\Waymark",
        r"C:\Users\anna\OneDrive\Waymark",
        r"C:\Users\anna\OneDrive - Northmoor Council\Documents\Waymark",
        "/home/anna/Dropbox/waymark",
        "/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/waymark",
        r"G:\My Drive\Waymark",
        "/home/anna/Nextcloud/waymark",
    ] {
        assert!(refused(path), "{path} is not safe for a database");
    }
    for path in [
        r"C:\Users\anna\AppData\Local\Waymark",
        r"\\?\C:\Waymark",
        "/home/anna/.local/share/waymark",
        "/srv/one drives/waymark",
    ] {
        assert!(!refused(path), "{path} is on this computer");
    }
}

const MOUNTS: &str = "\
/dev/sda1 / ext4 rw 0 0
//nas/team /mnt/team\\040share cifs rw 0 0
nas:/export /mnt/nfs nfs4 rw 0 0
anna@host: /home/anna/remote fuse.sshfs rw 0 0
tmpfs /mnt/nfs/local tmpfs rw 0 0
host /mnt/host 9p rw 0 0
rootfs /mnt/twice nfs rw 0 0
/dev/sdb1 /mnt/twice ext4 rw 0 0
garbage
";

#[test]
fn network_mounts_are_refused_and_the_nearest_mount_decides() {
    let judged = |path: &str| judge_mounts(Path::new(path), MOUNTS);
    for path in ["/mnt/team share/waymark", "/mnt/nfs/x", "/home/anna/remote"] {
        assert!(
            matches!(judged(path), Place::Refuse(_)),
            "{path} is on another machine"
        );
    }
    assert!(
        matches!(judged("/mnt/host/data"), Place::Warn(_)),
        "a virtual machine's shared disk works, with a warning"
    );
    for path in [
        "/home/anna/waymark",
        "/mnt/nfs/local/x",
        "/mnt/teams",
        "/mnt/twice/x",
    ] {
        assert_eq!(
            judged(path),
            Place::Fine,
            "{path} is on a disk of this computer"
        );
    }
}

#[test]
fn this_machines_own_temporary_folder_is_fine_and_a_link_into_dropbox_is_not() {
    let home = tempfile::TempDir::new().expect("a temporary folder");
    assert!(
        !matches!(judge(home.path()), Place::Refuse(_)),
        "or none of these stories could run"
    );
    assert!(
        !matches!(judge(&home.path().join("not/yet/there")), Place::Refuse(_)),
        "a folder that is still to be made is judged by its parent"
    );
    #[cfg(unix)]
    {
        let real = home.path().join("Dropbox");
        std::fs::create_dir(&real).expect("a folder");
        std::os::unix::fs::symlink(&real, home.path().join("innocent")).expect("a link");
        assert!(
            matches!(
                judge(&home.path().join("innocent/waymark")),
                Place::Refuse(_)
            ),
            "a link does not hide where it leads"
        );
    }
}
