extension Intake {
    /// Writes conclusions in the circumstances of this run.
    var conclusionFiles: ConclusionFiles {
        ConclusionFiles(workspace: workspace, register: register, examiner: examination.examiner)
    }
}
