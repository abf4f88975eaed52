import type { Agreement } from './agreement.ts'

const ANNEX_1A = 'Marrakesh Agreement Establishing the World Trade Organization, Annex 1A (15 April 1994)'

export const GATT: Agreement = {
  id: 'gatt',
  name: 'General Agreement on Tariffs and Trade 1994',
  short: 'GATT 1994',
  body: 'WTO',
  source: `${ANNEX_1A}, 1867 UNTS 187; articles of the GATT 1947, 55 UNTS 194 (30 October 1947)`,
  provisions: [
    ['Article I', 'General Most-Favoured-Nation Treatment'],
    ['Article II', 'Schedules of Concessions'],
    ['Article III', 'National Treatment on Internal Taxation and Regulation'],
    ['Article V', 'Freedom of Transit'],
    ['Article VII', 'Valuation for Customs Purposes'],
    ['Article VIII', 'Fees and Formalities connected with Importation and Exportation'],
    ['Article IX', 'Marks of Origin'],
    ['Article X', 'Publication and Administration of Trade Regulations'],
    ['Article XI', 'General Elimination of Quantitative Restrictions'],
    ['Article XIII', 'Non-discriminatory Administration of Quantitative Restrictions'],
    ['Article XX', 'General Exceptions'],
    ['Article XXI', 'Security Exceptions'],
    ['Article XXII', 'Consultation'],
    ['Article XXIII', 'Nullification or Impairment'],
    ['Article XXIV', 'Territorial Application — Frontier Traffic — Customs Unions and Free-trade Areas']
  ]
}

export const SPS: Agreement = {
  id: 'sps',
  name: 'Agreement on the Application of Sanitary and Phytosanitary Measures',
  short: 'SPS Agreement',
  body: 'WTO',
  source: `${ANNEX_1A}, 1867 UNTS 493`,
  provisions: [
    ['Article 1', 'General Provisions'],
    ['Article 2', 'Basic Rights and Obligations'],
    ['Article 3', 'Harmonization'],
    ['Article 4', 'Equivalence'],
    [
      'Article 5',
      'Assessment of Risk and Determination of the Appropriate Level of Sanitary or Phytosanitary Protection'
    ],
    [
      'Article 6',
      'Adaptation to Regional Conditions, Including Pest- or Disease-Free Areas and Areas of Low Pest or Disease Prevalence'
    ],
    ['Article 7', 'Transparency'],
    ['Article 8', 'Control, Inspection and Approval Procedures'],
    ['Article 9', 'Technical Assistance'],
    ['Article 10', 'Special and Differential Treatment'],
    ['Article 11', 'Consultations and Dispute Settlement'],
    ['Article 12', 'Administration'],
    ['Article 13', 'Implementation'],
    ['Article 14', 'Final Provisions'],
    ['Annex A', 'Definitions'],
    ['Annex B', 'Transparency of Sanitary and Phytosanitary Regulations'],
    ['Annex C', 'Control, Inspection and Approval Procedures']
  ]
}

export const TBT: Agreement = {
  id: 'tbt',
  name: 'Agreement on Technical Barriers to Trade',
  short: 'TBT Agreement',
  body: 'WTO',
  source: `${ANNEX_1A}, 1868 UNTS 120`,
  provisions: [
    ['Article 1', 'General Provisions'],
    ['Article 2', 'Preparation, Adoption and Application of Technical Regulations by Central Government Bodies'],
    [
      'Article 3',
      'Preparation, Adoption and Application of Technical Regulations by Local Government Bodies and Non-Governmental Bodies'
    ],
    ['Article 4', 'Preparation, Adoption and Application of Standards'],
    ['Article 5', 'Procedures for Assessment of Conformity by Central Government Bodies'],
    ['Article 6', 'Recognition of Conformity Assessment by Central Government Bodies'],
    ['Article 7', 'Procedures for Assessment of Conformity by Local Government Bodies'],
    ['Article 8', 'Procedures for Assessment of Conformity by Non-Governmental Bodies'],
    ['Article 9', 'International and Regional Systems'],
    ['Article 10', 'Information About Technical Regulations, Standards and Conformity Assessment Procedures'],
    ['Article 11', 'Technical Assistance to Other Members'],
    ['Article 12', 'Special and Differential Treatment of Developing Country Members'],
    ['Article 13', 'The Committee on Technical Barriers to Trade'],
    ['Article 14', 'Consultation and Dispute Settlement'],
    ['Article 15', 'Final Provisions'],
    ['Annex 1', 'Terms and Their Definitions for the Purpose of this Agreement'],
    ['Annex 2', 'Technical Expert Groups'],
    ['Annex 3', 'Code of Good Practice for the Preparation, Adoption and Application of Standards']
  ]
}

export const TRIMS: Agreement = {
  id: 'trims',
  name: 'Agreement on Trade-Related Investment Measures',
  short: 'TRIMs',
  body: 'WTO',
  source: `${ANNEX_1A}, 1868 UNTS 186`,
  provisions: [
    ['Article 2', 'National Treatment and Quantitative Restrictions'],
    ['Article 3', 'Exceptions'],
    ['Article 4', 'Developing Country Members'],
    ['Article 6', 'Transparency']
  ]
}
