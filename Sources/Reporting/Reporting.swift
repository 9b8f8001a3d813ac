/// The coordinator's and the curator's views of what the log says.
package enum Reporting {}
