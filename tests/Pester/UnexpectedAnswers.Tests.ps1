BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # STS responds like AWS, and IAM as the test determines.
    function Start-Portal([int] $Status, [string] $ContentType, [string] $Body, [switch] $Everywhere) {
        Start-TestServer ([scriptblock]::Create(@"
param(`$path, `$body)
if (`$body -like '*Action=GetCallerIdentity*' -and -not [bool]::Parse('$Everywhere')) {
    `$result = '<Arn>arn:aws:iam::123456789012:user/adm</Arn><UserId>AIDAEXAMPLE</UserId>' +
        '<Account>123456789012</Account>'
    `$result = "<GetCallerIdentityResult>`$result</GetCallerIdentityResult>"
    @{
        Status = 200; ContentType = 'text/xml'
        Body = "<GetCallerIdentityResponse>`$result</GetCallerIdentityResponse>"
    }
}
else {
    @{ Status = $Status; ContentType = '$ContentType'; Body = '$($Body.Replace("'", "''"))' }
}
"@))
    }

    # Runs a command, which takes @common, at such an endpoint. Returns the endpoint's URL and the errors.
    function Get-Problem([int] $Status, [string] $ContentType, [string] $Body, [scriptblock] $Command) {
        $server = Start-Portal $Status $ContentType $Body
        try {
            $common = @{
                Session = Connect-AdminAccount @key -EndpointUrl $server.Url
                ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue'
            }
            . $Command | Should -BeNullOrEmpty
        }
        finally {
            Stop-TestServer $server
        }
        $server.Url
        $problems
    }

    $key = @{ AccessKey = 'AKIAEXAMPLE'; SecretKey = 'example-secret' }
}

Describe 'An endpoint that responds but is not AWS' {
    BeforeDiscovery {
        $answers = @(
            @{
                Name = 'a page of a guest network'; Status = 200; Type = 'text/html'
                Body = '<html><body>Sign in to the guest network</body></html>'
            }
            @{
                Name = 'a page that is not XML'; Status = 200; Type = 'text/html'
                Body = '<!DOCTYPE html><html><br><p>Hello'
            }
            @{
                Name = 'a blocking proxy'; Status = 403; Type = 'text/html'
                Body = '<html><head><title>Blocked</title></head><body>Access to <b>this site</b> was blocked. ' +
                    '<p>Ask.</p></body></html>'
            }
            @{
                Name = 'another service'; Status = 500; Type = 'application/json'
                Body = '{"details":"Error id 1","stack":""}'
            }
            @{
                Name = 'a broken server'; Status = 500; Type = 'text/html'
                Body = '<html><body>Internal error</body></html>'
            }
            @{ Name = 'a service without the path'; Status = 404; Type = 'text/plain'; Body = 'Not found' }
            @{ Name = 'nothing'; Status = 200; Type = 'text/xml'; Body = '' }
            @{
                Name = 'an error without a code'; Status = 400; Type = 'text/xml'
                Body = '<ErrorResponse><Error><Message>No</Message></Error></ErrorResponse>'
            }
            @{
                Name = 'JSON of another AWS service'; Status = 400; Type = 'application/x-amz-json-1.1'
                Body = '{"__type":"AccessDenied"}'
            }
            @{
                Name = 'the answer to another operation'; Status = 200; Type = 'text/xml'
                Body = '<ListRolesResponse><ListRolesResult/></ListRolesResponse>'
            }
        )
    }

    It 'causes an error when connecting that names URL, operation and status: <Name>' -ForEach $answers {
        $server = Start-Portal $Status $Type $Body -Everywhere
        try {
            $problem = { Connect-AdminAccount @key -EndpointUrl $server.Url } | Should -Throw -PassThru
        }
        finally {
            Stop-TestServer $server
        }

        $problem | Format-Problem | Should -Be 'UnexpectedAnswer InvalidResult AKIAEXAMPLE'
        "$problem" | Should -BeLike "$($server.Url)/*GetCallerIdentity*status $Status*"
        $problem.ErrorDetails.RecommendedAction | Should -Match 'proxy.*-EndpointUrl'
    }

    It 'causes an error about each record: <Name>' -ForEach $answers {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $url, $problems = Get-Problem $Status $Type $Body { 'alice', 'bob' | Get-AdminUser @common }

        $problems | Format-Problem |
            Should -Be 'UnexpectedAnswer InvalidResult alice', 'UnexpectedAnswer InvalidResult bob'
        $problems[0] | Should -BeLike "*$url/*GetUser*status $Status*"
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
    }

    It 'causes an error about each new record that names what was sent' {
        $null, $problems = Get-Problem 200 'text/html' '<html/>' { 'alice', 'bob' | New-AdminUser @common }

        $problems.Count | Should -Be 2
        $problems | ForEach-Object { $_ | Format-Problem | Should -BeLike 'UnexpectedAnswer InvalidResult *' }
    }

    It 'causes the same error if the result is missing' {
        $answer = '<GetUserResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetUserResponse>'
        $null, $problems = Get-Problem 200 'text/xml' $answer { Get-AdminUser alice @common }

        $problems | Format-Problem | Should -Be 'UnexpectedAnswer InvalidResult alice'
        "$problems" | Should -BeLike '*GetUser*status 200*'
    }

    It 'causes the same error if a response is truncated' {
        $answer = '<GetUserResponse><GetUserResult><User><UserName>alice</UserName>'
        $url, $problems = Get-Problem 200 'text/xml' $answer { Get-AdminUser alice @common }

        $problems | Format-Problem | Should -Be 'UnexpectedAnswer InvalidResult alice'
        "$problems" | Should -BeLike "*$url/ *GetUser*"
    }

    It 'is distinguished from one that is not reachable, whose error names the URL and ends the run' {
        $server = Start-Portal 200 'text/html' '<html/>'
        $session = Connect-AdminAccount @key -EndpointUrl $server.Url
        Stop-TestServer $server

        $problem = { 'alice', 'bob' | Get-AdminUser -Session $session } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be 'EndpointUnreachable ConnectionError alice'
        "$problem" | Should -BeLike "*$($server.Url)/ *GetUser*"
    }
}
