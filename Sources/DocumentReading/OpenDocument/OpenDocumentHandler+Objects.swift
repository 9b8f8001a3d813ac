internal import DocumentModel

extension OpenDocumentHandler {
    /// Elements of the namespace `table`.
    mutating func beginTable(_ element: Element) -> Ending? {
        switch element.name {
        case .table:
            guard flow.isOpen else { return .nothing }
            flow.beginTable(interned(element.value(of: .styleName, in: .table)))
            return .table
        case .tableHeaderRows:
            flow.withTable { $0.beginHeaderRows() }
            return .headerRows
        case .tableRow:
            let copies = max(element.value(of: .numberRowsRepeated)?.integer ?? 1, 1)
            flow.withTable { $0.beginRow(copies: copies) }
            return .row
        case .tableCell, .coveredTableCell:
            guard flow.isInTable else { return .nothing }
            flow.beginCell(cellShape(element))
            return .container
        case .title, .desc, .tableSource, .ddeLink: return nil
        default: return .nothing
        }
    }

    private func cellShape(_ element: Element) -> OpenDocumentTableBuilder.CellShape {
        func count(_ name: OpenDocumentName) -> Int {
            min(max(element.value(of: name)?.integer ?? 1, 1), OpenDocumentTableBuilder.mostColumns)
        }
        return OpenDocumentTableBuilder.CellShape(
            copies: count(.numberColumnsRepeated),
            columnSpan: count(.numberColumnsSpanned),
            rowSpan: count(.numberRowsSpanned),
            isCovered: element.name == .coveredTableCell
        )
    }

    /// Elements of the namespace `draw`: frames, text boxes, shapes, pictures and embedded objects.
    mutating func beginDrawing(_ element: Element) -> Ending? {
        switch element.name {
        case .frame:
            frames.append(Frame())
            return .frame
        case .textBox, .customShape, .rect, .line, .polyline, .polygon, .regularPolygon, .path, .circle, .ellipse,
            .connector, .caption, .measure:
            guard flow.isOpen else { return .nothing }
            fillFrame()
            flow.beginBox()
            return .box
        case .image:
            // Beside an object stands its likeness, beside a picture the same one in another format.
            if fillFrame() { flow.anchorPicture() }
            return nil
        case .object, .objectOLE, .applet, .plugin, .floatingFrame:
            if fillFrame() { flow.count(\.embedded) }
            return nil
        default: return .nothing
        }
    }

    /// Notes that the innermost frame shows something.
    ///
    /// - Returns: whether it is the first thing it shows; true outside frames.
    @discardableResult
    private mutating func fillFrame() -> Bool {
        guard let last = frames.indices.last else { return true }
        defer { frames[last].hasContent = true }
        return !frames[last].hasContent
    }
}
