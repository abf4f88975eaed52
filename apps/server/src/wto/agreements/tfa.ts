import type { Agreement } from './agreement.ts'

export const TFA: Agreement = {
  id: 'tfa',
  name: 'Agreement on Trade Facilitation',
  short: 'TFA',
  body: 'WTO',
  source: 'Agreement on Trade Facilitation, annexed to the Protocol in WT/L/940 (28 November 2014)',
  provisions: [
    ['Article 1', 'Publication and Availability of Information'],
    ['Article 1.1', 'Publication'],
    ['Article 1.2', 'Information Available Through Internet'],
    ['Article 1.3', 'Enquiry Points'],
    ['Article 1.4', 'Notification'],
    ['Article 2', 'Opportunity to Comment, Information Before Entry into Force, and Consultations'],
    ['Article 2.1', 'Opportunity to Comment and Information before Entry into Force'],
    ['Article 2.2', 'Consultations'],
    ['Article 3', 'Advance Rulings'],
    ['Article 4', 'Procedures for Appeal or Review'],
    ['Article 5', 'Other Measures to Enhance Impartiality, Non-Discrimination and Transparency'],
    ['Article 5.1', 'Notifications for enhanced controls or inspections'],
    ['Article 5.2', 'Detention'],
    ['Article 5.3', 'Test Procedures'],
    [
      'Article 6',
      'Disciplines on Fees and Charges Imposed on or in Connection with Importation and Exportation and Penalties'
    ],
    [
      'Article 6.1',
      'General Disciplines on Fees and Charges Imposed on or in Connection with Importation and Exportation'
    ],
    [
      'Article 6.2',
      'Specific Disciplines on Fees and Charges for Customs Processing Imposed on or in Connection with Importation and Exportation'
    ],
    ['Article 6.3', 'Penalty Disciplines'],
    ['Article 7', 'Release and Clearance of Goods'],
    ['Article 7.1', 'Pre-arrival Processing'],
    ['Article 7.2', 'Electronic Payment'],
    ['Article 7.3', 'Separation of Release from Final Determination of Customs Duties, Taxes, Fees and Charges'],
    ['Article 7.4', 'Risk Management'],
    ['Article 7.5', 'Post-clearance Audit'],
    ['Article 7.6', 'Establishment and Publication of Average Release Times'],
    ['Article 7.7', 'Trade Facilitation Measures for Authorized Operators'],
    ['Article 7.8', 'Expedited Shipments'],
    ['Article 7.9', 'Perishable Goods'],
    ['Article 8', 'Border Agency Cooperation'],
    ['Article 9', 'Movement of Goods Intended for Import under Customs Control'],
    ['Article 10', 'Formalities Connected with Importation, Exportation and Transit'],
    ['Article 10.1', 'Formalities and Documentation Requirements'],
    ['Article 10.2', 'Acceptance of Copies'],
    ['Article 10.3', 'Use of International Standards'],
    ['Article 10.4', 'Single Window'],
    ['Article 10.5', 'Preshipment Inspection'],
    ['Article 10.6', 'Use of Customs Brokers'],
    ['Article 10.7', 'Common Border Procedures and Uniform Documentation Requirements'],
    ['Article 10.8', 'Rejected Goods'],
    ['Article 10.9', 'Temporary Admission of Goods and Inward and Outward Processing'],
    ['Article 11', 'Freedom of Transit'],
    ['Article 12', 'Customs Cooperation'],
    ['Article 13', 'General Principles'],
    ['Article 14', 'Categories of Provisions'],
    ['Article 15', 'Notification and Implementation of Category A'],
    ['Article 16', 'Notification of Definitive Dates for Implementation of Category B and Category C'],
    ['Article 17', 'Early Warning Mechanism: Extension of Implementation Dates for Provisions in Categories B and C'],
    ['Article 18', 'Implementation of Category B and Category C'],
    ['Article 19', 'Shifting between Categories B and C'],
    [
      'Article 20',
      'Grace Period for the Application of the Understanding on Rules and Procedures Governing the Settlement of Disputes'
    ],
    ['Article 21', 'Provision of Assistance and Support for Capacity Building'],
    ['Article 22', 'Information on Assistance and Support for Capacity Building to be Submitted to the Committee'],
    ['Article 23', 'Institutional Arrangements'],
    ['Article 24', 'Final Provisions']
  ]
}
