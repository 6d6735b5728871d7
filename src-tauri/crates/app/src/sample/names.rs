//! Invented people. Forenames and surnames of many origins are paired at random within an origin, so that nobody here is
//! anybody, while the names are hard where real ones are: marks, apostrophes, hyphens, particles, one letter, great length.

use super::dice::Dice;

/// Names that go together, with what the census would say about the family.
struct Origin {
    /// Share of children, per mille.
    share: u64,
    ethnicity: &'static str,
    language: &'static str,
    girls: &'static [&'static str],
    boys: &'static [&'static str],
    surnames: &'static [&'static str],
}

const ORIGINS: &[Origin] = &[
    Origin {
        share: 480,
        ethnicity: "WBRI",
        language: "ENG",
        girls: &[
            "Amelia",
            "Chloe",
            "Ella-Mae",
            "Evie",
            "Freya",
            "Grace",
            "Holly",
            "Isla",
            "Jess",
            "Kayleigh",
            "Lacey",
            "Lily-Rose",
            "Maisie",
            "Megan",
            "Paige",
            "Poppy",
            "Ruby",
            "Skye",
            "Tilly",
            "Zoë",
        ],
        boys: &[
            "Alfie", "Archie", "Bailey", "Callum", "Charlie", "Connor", "Dylan", "Ethan", "Finley",
            "Harvey", "Jack", "Jayden", "Kai", "Leo", "Logan", "Mason", "Noah", "Riley", "Tyler",
            "Zach",
        ],
        surnames: &[
            "Ashdown",
            "Barrowclough",
            "Brindle",
            "Calloway",
            "Dunmore",
            "Eastwick",
            "Fairbrother",
            "Garside",
            "Hartnoll",
            "Holroyd",
            "Kettlewell",
            "Lockyer",
            "Marsden",
            "Netherby",
            "Oakshott",
            "Pickersgill",
            "Ravensdale",
            "Smith",
            "Taylor",
            "Thistlewood",
            "Underhill",
            "Wainwright",
            "Whitlock",
            "Jones-Barraclough",
            "Hollingsworth-Featherstonehaugh",
        ],
    },
    Origin {
        share: 40,
        ethnicity: "WBRI",
        language: "CYM",
        girls: &["Siân", "Cerys", "Ffion", "Nia", "Lowri"],
        boys: &["Gruffudd", "Llŷr", "Owain", "Rhys", "Siôn"],
        surnames: &[
            "ap Gwilym",
            "Bevan",
            "Gŵyr",
            "Llewelyn",
            "Pryce",
            "Rhydderch",
        ],
    },
    Origin {
        share: 40,
        ethnicity: "WIRI",
        language: "ENG",
        girls: &["Aoife", "Caoimhe", "Niamh", "Róisín", "Saoirse"],
        boys: &["Cillian", "Eoin", "Oisín", "Pádraig", "Tadhg"],
        surnames: &[
            "O'Brien",
            "O’Shaughnessy",
            "Mac Giolla Phádraig",
            "McDonagh",
            "Ní Dhomhnaill",
            "Ó Súilleabháin",
        ],
    },
    Origin {
        share: 60,
        ethnicity: "WOTH",
        language: "POL",
        girls: &["Agnieszka", "Łucja", "Maja", "Zuzanna", "Żaneta"],
        boys: &["Bartłomiej", "Jakub", "Łukasz", "Michał", "Wojciech"],
        surnames: &[
            "Błaszczyk",
            "Dąbrowski",
            "Gołębiewska",
            "Świątek",
            "Zieliński",
            "Źrebiec",
        ],
    },
    Origin {
        share: 40,
        ethnicity: "WOTH",
        language: "RMN",
        girls: &["Andreea", "Ioana", "Ștefania", "Teodora"],
        boys: &["Andrei", "Cătălin", "Răzvan", "Ștefan"],
        surnames: &["Bălan", "Constantinescu", "Dumitrașcu", "Țurcanu"],
    },
    Origin {
        share: 30,
        ethnicity: "WOTH",
        language: "TUR",
        girls: &["Ayşe", "Çağla", "Gülşen", "İpek"],
        boys: &["Çınar", "Emre", "İbrahim", "Oğuz"],
        surnames: &["Aydın", "Çelik", "Öztürk", "Yıldız"],
    },
    Origin {
        share: 60,
        ethnicity: "BAFR",
        language: "YOR",
        girls: &["Adéọlá", "Ayọ̀mídé", "Fọláṣadé", "Ọlá", "Temítọ́pẹ́"],
        boys: &["Adébáyọ̀", "Káyọ̀dé", "Olúwaṣeun", "Ṣọlá", "Táíwò"],
        surnames: &["Adéyẹmí", "Akínṣọlá", "Bámgbóṣé", "Ọláníyì", "Ṣówándé"],
    },
    Origin {
        share: 30,
        ethnicity: "BAFR",
        language: "SOM",
        girls: &["Ayaan", "Hodan", "Sahra"],
        boys: &["Abdirahman", "Liban", "Warsame"],
        surnames: &["Abdi", "Farah", "Jama", "Xasan"],
    },
    Origin {
        share: 20,
        ethnicity: "OOTH",
        language: "VIE",
        girls: &["Ngọc Ánh", "Thảo", "Uyên"],
        boys: &["Đức", "Minh Khôi", "Tuấn"],
        surnames: &["Đặng", "Lê", "Nguyễn", "Trần", "Vũ"],
    },
    Origin {
        share: 60,
        ethnicity: "APKN",
        language: "URD",
        girls: &["Aisha", "Hafsa", "Mariam", "Zainab"],
        boys: &["Bilal", "Hamza", "Muhammad", "Yusuf"],
        surnames: &[
            "Ahmed",
            "Chaudhry",
            "Hussain",
            "Khan",
            "Mahmood-ul-Haq",
            "Raja",
        ],
    },
    Origin {
        share: 35,
        ethnicity: "ABAN",
        language: "BNG",
        girls: &["Fahmida", "Nusrat", "Sumaiya"],
        boys: &["Rafiq", "Shahriar", "Tanvir"],
        surnames: &["Begum", "Choudhury", "Miah", "Uddin"],
    },
    Origin {
        share: 25,
        ethnicity: "AIND",
        language: "PNJ",
        girls: &["Harleen", "Priya", "Simran"],
        boys: &["Arjun", "Gurpreet", "Karan"],
        surnames: &["Dhillon", "Kaur", "Patel", "Venkatanarasimharajuvaripeta"],
    },
    Origin {
        share: 40,
        ethnicity: "MWBC",
        language: "ENG",
        girls: &["Aaliyah", "Jada", "Renée", "Shanice"],
        boys: &["Jordon", "Malachi", "Tré", "Zion"],
        surnames: &["Beaumont-Clarke", "Fontaine", "Grant", "Lindo"],
    },
    Origin {
        share: 15,
        ethnicity: "WROM",
        language: "RME",
        girls: &["Esmeralda", "Žofie"],
        boys: &["Dušan", "Ľuboš"],
        surnames: &["Horváthová", "Kováč", "Ďuriš"],
    },
    Origin {
        share: 15,
        ethnicity: "OOTH",
        language: "ARA",
        girls: &["Nour", "Rahaf"],
        boys: &["Abd al-Rahman", "Khaled"],
        surnames: &["al-Hassan", "el-Sayed", "Haddad"],
    },
    Origin {
        share: 10,
        ethnicity: "CHNE",
        language: "CHI",
        girls: &["Mei", "Xiu"],
        boys: &["Wei", "Jun"],
        surnames: &["Li", "O", "Wu", "Xu"],
    },
];

/// A name, and what goes with it.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub forename: String,
    pub surname: String,
    pub sex: &'static str,
    pub ethnicity: &'static str,
    pub language: &'static str,
}

/// A child. Boys are two in three, as in alternative provision.
pub(super) fn child(dice: &mut Dice) -> Person {
    let sex = if dice.chance(660) { "M" } else { "F" };
    let weights: Vec<(u64, usize)> = ORIGINS
        .iter()
        .enumerate()
        .map(|(i, o)| (o.share, i))
        .collect();
    let origin = &ORIGINS[dice.weigh(&weights)];
    let mut forename = forename(dice, origin, sex);
    // Single-letter names exist, and so does "only one name, written twice".
    if dice.chance(3) {
        forename = "J".to_owned();
    }
    Person {
        forename,
        surname: dice.pick(origin.surnames).to_owned(),
        sex,
        ethnicity: origin.ethnicity,
        language: origin.language,
    }
}

fn forename(dice: &mut Dice, origin: &Origin, sex: &str) -> String {
    dice.pick(if sex == "F" {
        origin.girls
    } else {
        origin.boys
    })
    .to_owned()
}

/// A middle name that could be a sibling's.
pub(super) fn another_forename(dice: &mut Dice, of: &Person) -> String {
    let origin = ORIGINS
        .iter()
        .find(|o| o.surnames.contains(&of.surname.as_str()))
        .unwrap_or(&ORIGINS[0]);
    forename(dice, origin, of.sex)
}

/// A surname from before a marriage or an adoption.
pub(super) fn another_surname(dice: &mut Dice) -> String {
    dice.pick(ORIGINS[0].surnames).to_owned()
}

/// A parent or carer with a name of the child's origin.
pub(super) fn adult(dice: &mut Dice, of: &Person, sex: &str) -> String {
    let origin = ORIGINS
        .iter()
        .find(|o| o.surnames.contains(&of.surname.as_str()))
        .unwrap_or(&ORIGINS[0]);
    format!("{} {}", forename(dice, origin, sex), of.surname)
}

/// Somebody who works at a school or provider.
pub(super) fn colleague(dice: &mut Dice) -> String {
    let sex = if dice.chance(600) { "F" } else { "M" };
    let weights: Vec<(u64, usize)> = ORIGINS
        .iter()
        .enumerate()
        .map(|(i, o)| (o.share, i))
        .collect();
    let origin = &ORIGINS[dice.weigh(&weights)];
    format!(
        "{} {}",
        forename(dice, origin, sex),
        dice.pick(origin.surnames)
    )
}
