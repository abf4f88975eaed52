/**
 * Names that treaties of this field cite, as they are written officially: the covered agreements of the World Trade Organization
 * (Marrakesh, 15 April 1994, annexes 1 to 3; the Protocol of 27 November 2014 for trade facilitation), related conventions, and
 * the organisations themselves.
 */
export const KNOWN_AGREEMENTS: readonly string[] = [
  'Marrakesh Agreement Establishing the World Trade Organization',
  'General Agreement on Tariffs and Trade 1994',
  'General Agreement on Trade in Services',
  'Agreement on Trade-Related Aspects of Intellectual Property Rights',
  'Agreement on Trade Facilitation',
  'Agreement on the Application of Sanitary and Phytosanitary Measures',
  'Agreement on Technical Barriers to Trade',
  'Agreement on Agriculture',
  'Agreement on Trade-Related Investment Measures',
  'Agreement on Preshipment Inspection',
  'Agreement on Rules of Origin',
  'Agreement on Import Licensing Procedures',
  'Agreement on Subsidies and Countervailing Measures',
  'Agreement on Safeguards',
  'Understanding on Rules and Procedures Governing the Settlement of Disputes',
  'Vienna Convention on the Law of Treaties',
  'International Convention on the Simplification and Harmonization of Customs Procedures',
  'International Convention on the Harmonized Commodity Description and Coding System',
  'International Plant Protection Convention',
  'Charter of the United Nations'
]

export const KNOWN_BODIES: readonly string[] = [
  'World Trade Organization',
  'World Customs Organization',
  'World Health Organization',
  'World Organisation for Animal Health',
  'Food and Agriculture Organization of the United Nations',
  'Codex Alimentarius Commission',
  'International Electrotechnical Commission',
  'International Organization for Standardization',
  'International Telecommunication Union',
  'International Monetary Fund',
  'International Chamber of Commerce',
  'World Bank',
  'Asian Development Bank',
  'Islamic Development Bank',
  'European Bank for Reconstruction and Development',
  'Eurasian Economic Union',
  'Central Asia Regional Economic Cooperation',
  'United Nations',
  'International Court of Justice',
  'Permanent Court of Arbitration',
  'General Council'
]
