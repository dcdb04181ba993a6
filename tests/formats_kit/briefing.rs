//! The briefing: our own words, with what tends to go wrong between formats.

use super::Block;
use super::random::Random;

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

fn para(text: &str) -> Block {
    Block::Para(text.to_owned())
}

fn item(text: &str) -> Block {
    Block::Item(text.to_owned())
}

/// The briefing as it is compared between formats.
pub fn briefing() -> Vec<Block> {
    let mut blocks = vec![
        heading(1, "Grain traffic at Port Selmar under the new quay rules"),
        para("14 March 2025"),
        heading(2, "Key points"),
        item(
            "Port Selmar shipped 18% less grain in February than in January, after the harbour authority closed two quays to large ships.",
        ),
        item("The Romanian government is likely to extend the closure before the end of June 2025."),
        item("Farmers & millers dispute the legal basis of the quay rules and have gone to court."),
    ];
    blocks.extend(situation());
    blocks.extend(law());
    blocks.extend(indicators());
    blocks.extend(outlook());
    blocks
}

fn situation() -> Vec<Block> {
    vec![
        heading(2, "Situation"),
        para(
            "The Selmar Harbour Authority closed the two northern quays to ships of more than 60,000 tonnes on 3\u{a0}February 2025. Ilinca Dobre, the director of the authority, said the sea bed had risen by almost a metre since the autumn storms. “We cannot let a loaded ship touch the ground,” Dobre told reporters in Constanta. She said dredging would cost €40\u{a0}million.",
        ),
        para(
            "The closure has pushed traffic to the southern quays, where the mean delay is now six days. Ships that draw < 9 metres still use the inner basin. A senior port official who asked not to be named said that the authority had known of the problem since November. The authority denied this.",
        ),
        para("The notice of the authority, which was sent to all agents on 1 February, says:"),
        Block::Quote("No vessel above the limit may berth at quays 4 and 5 until the survey is complete.".to_owned()),
        heading(3, "Effects on trade"),
        para(
            "Andrei Vasile, an economist at the Danube Trade Institute, said that exporters had lost about $12\u{a0}million in four weeks. According to the institute, barley is the crop that suffers most. Renée Kasparian of the shipping company Northline called the rules “a tax on every farmer north of the river” and warned that her company might leave the port.",
        ),
        para(
            "The Ministry of Transport disagrees. Its spokesman, Mihai Ungur, said on 10 March that the number of ships at anchor had “already begun to fall”, but gave no figure. Turkey and Bulgaria have offered to take some of the traffic.",
        ),
    ]
}

fn law() -> Vec<Block> {
    vec![
        heading(2, "Legal questions"),
        para(
            "Whether the authority may close a public quay without a decree of the government is disputed. The Farmers & Millers Union argues that the rules violate Article 12 of the Ports Act, which requires a public hearing. The union filed a complaint with the administrative court in Constanta on 20 February. The authority says that the act allows it to act at once where life is in danger.",
        ),
        para(
            "Lawyers at the European Commission are examining whether the priority given to the state carrier breaches the rules on state aid, two officials said.",
        ),
    ]
}

fn indicators() -> Vec<Block> {
    let rows = [
        ["Indicator", "February 2025", "Trend"],
        ["Grain exports", "410,000 tonnes", "Down 18% since January"],
        ["Ships at anchor", "37", "Rising"],
        ["Insurance premium", "0.9%", "Stable"],
        ["Berth delay", "6 days", "Up from 4 days"],
    ];
    let rows = rows.iter().map(|row| row.iter().map(ToString::to_string).collect());
    vec![
        heading(2, "Indicators"),
        para("The figures below come from the weekly returns of the port and are rounded."),
        Block::Table(rows.collect()),
    ]
}

fn outlook() -> Vec<Block> {
    vec![
        heading(2, "Outlook"),
        para(
            "The closure will probably last until the survey is complete in May 2025. It is very unlikely that the court will rule before 30 April. If the court sides with the union, the government could issue a decree within two weeks. Vasile expects grain exports to fall by a further 5% in the second quarter.",
        ),
        para(
            "There is a roughly even chance that Northline moves its barley ships to Bulgaria by the end of the year. Dobre said the authority would reopen quay 4 in July.",
        ),
        heading(2, "Author’s view"),
        para(
            "In our view the safety case for the closure is sound, but the way in which it was decided is not. We assess that the authority acted without a hearing because it feared delay. The government should publish the survey at once. A decree would end the legal dispute and would not slow the dredging.",
        ),
        para(
            "We judge that the state carrier almost certainly gained from the rules. Watch whether Northline renews its berth in April: a refusal would be the first sign of a lasting shift of trade to the south.",
        ),
    ]
}

/// The briefing with the paragraphs, items and rows in another order.
pub fn permuted(random: &mut Random) -> Vec<Block> {
    let mut blocks = briefing();
    let is_prose = |block: &Block| matches!(block, Block::Para(_) | Block::Item(_) | Block::Quote(_));
    let places: Vec<usize> = (2..blocks.len()).filter(|&at| is_prose(&blocks[at])).collect();
    let mut words: Vec<String> = places.iter().map(|&at| words(&mut blocks[at]).clone()).collect();
    random.shuffle(&mut words);
    for (&at, other) in places.iter().zip(words) {
        *self::words(&mut blocks[at]) = other;
    }
    for block in &mut blocks {
        if let Block::Table(rows) = block {
            random.shuffle(&mut rows[1..]);
        }
    }
    blocks
}

fn words(block: &mut Block) -> &mut String {
    match block {
        Block::Heading(_, words) | Block::Para(words) | Block::Item(words) | Block::Quote(words) => words,
        Block::Table(rows) => &mut rows[0][0],
    }
}
