import HTTPTypes
import Hummingbird
import NIOCore

/// The sounds that carriers fetch.
///
/// Open to everybody: they carry no credentials.
struct MediaRoutes: Sendable {
    let audioFolder: String?
    private let files = FileIO()

    init(audioFolder: String?) {
        self.audioFolder = audioFolder
    }

    func add(to routes: inout Routes) {
        routes.on(.get, "/media/hold-music.wav") { _, _ in
            Response(
                status: .ok, headers: Self.headers("audio/wav"),
                body: .init(byteBuffer: ByteBuffer(bytes: HoldMusic.wav)))
        }
        routes.on(.get, "/media/audio/**") { _, context in
            guard let folder = audioFolder, let path = AudioPath(context.parameters.getCatchAll()),
                let file = path.file(in: folder)
            else { throw Problem.notFound("There is no such WAV or MP3 file in the flow folder's audio folder.") }
            let body = try await files.loadFile(path: file, context: context)
            return Response(status: .ok, headers: Self.headers(path.mediaType), body: body)
        }
    }

    private static func headers(_ type: String) -> HTTPFields {
        [.contentType: type, .cacheControl: "public, max-age=300"]
    }
}
