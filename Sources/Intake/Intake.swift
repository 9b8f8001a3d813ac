/// From a file in the inbox to an entry in the log.
package enum Intake {}
