//! Dated facts about a child that change what the law asks: an EHC plan, being looked after, a child-protection plan.
//!
//! A fact has a start and may have an end; a tick box could not say "was looked after when excluded". Must not know
//! where the fact was learnt; the row that holds it says.

use crate::vocabulary::vocabulary;

vocabulary! { "fact",
    /// A fact that drives rules.
    pub enum FactKind {
        Ehcp = "EHCP": "EHC plan",
        Sen = "SEN": "SEN support",
        Lac = "LAC": "Looked after",
        Plac = "PLAC": "Previously looked after",
        Cin = "CIN": "Child in need",
        Cp = "CP": "Child protection plan",
        EarlyHelp = "EH": "Early help",
        Yjs = "YJS": "Youth justice",
        Fsm = "FSM": "Free school meals",
        Eal = "EAL": "English as an additional language",
        Carer = "CARER": "Young carer",
        Grt = "GRT": "Gypsy, Roma or Traveller",
        Refugee = "REF": "Refugee or asylum seeker",
        Uasc = "UASC": "Unaccompanied asylum-seeking child",
        Kinship = "KIN": "Kinship care",
        Homeless = "HOMELESS": "Homeless or in temporary accommodation",
        Refuge = "REFUGE": "In a refuge or relevant accommodation",
        Service = "SERVICE": "Service child",
        Exploitation = "CE": "At risk of exploitation",
        Neet = "NEET": "Risk of being NEET",
        Disability = "DIS": "Disability or medical condition",
        Pregnancy = "PREG": "Pregnant or a parent",
    }
}

impl FactKind {
    /// Whether the fact is one that lists and panel papers show only to those who need it.
    pub const fn sensitive(self) -> bool {
        matches!(
            self,
            FactKind::Lac
                | FactKind::Plac
                | FactKind::Cin
                | FactKind::Cp
                | FactKind::Yjs
                | FactKind::Refuge
                | FactKind::Exploitation
                | FactKind::Disability
                | FactKind::Pregnancy
                | FactKind::Refugee
                | FactKind::Uasc
        )
    }

    /// Whether fair access normally leaves such children out: those with an EHC plan and looked-after children have
    /// their own, quicker routes to a school (School Admissions Code 2021, 3.14 onwards). Previously looked-after
    /// children only under category m.
    pub const fn outside_fair_access(self) -> bool {
        matches!(self, FactKind::Ehcp | FactKind::Lac | FactKind::Plac)
    }

    /// Whether one such child alone makes an unregistered full-time setting a school (Education Act 1996 s.463).
    pub const fn counts_alone_for_registration(self) -> bool {
        matches!(self, FactKind::Ehcp | FactKind::Lac)
    }
}
